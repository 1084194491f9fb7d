namespace Listening.Feeds;

/// <summary>The date part of ISO 8601: extended and basic, shortened (year, year and month), ordinal, two-digit years, with <c>-</c>, <c>/</c> or <c>.</c> between.</summary>
internal static class IsoDate
{
    public static bool TryRead(ReadOnlySpan<char> text, ref DateParts parts, out ReadOnlySpan<char> rest)
    {
        var digits = CountDigits(text);
        rest = text[digits..];
        if (digits == 0)
            return text[0] == '-' && TryReadOfCentury(text, ref parts, out rest);
        if (digits > 2 && (rest.IsEmpty || rest[0] is not ('-' or '/' or '.' or '년')))
            return TryReadBasic(text[..digits], ref parts);
        return (digits == 4 || (digits == 2 && rest.Length > 0 && rest[0] == '-' && NextIsNumber(rest))) && TryReadExtended(text[..digits], ref rest, ref parts);
    }

    private static bool NextIsNumber(ReadOnlySpan<char> rest) => rest.Length > 3 && char.IsAsciiDigit(rest[1]) && char.IsAsciiDigit(rest[2]) && rest[3] == '-';

    // -YYMM and -YY-MM.
    private static bool TryReadOfCentury(ReadOnlySpan<char> text, ref DateParts parts, out ReadOnlySpan<char> rest)
    {
        rest = default;
        var body = text[1..];
        if (CountDigits(body) != 4 || body.Length != 4)
            return false;
        (parts.Year, parts.Month) = (DateParts.FullYear(int.Parse(body[..2]), 2), int.Parse(body[2..]));
        return true;
    }

    private static bool TryReadBasic(ReadOnlySpan<char> digits, ref DateParts parts)
    {
        switch (digits.Length)
        {
            case 4:
                parts.Year = int.Parse(digits);
                return true;
            case 5:
                return SetOrdinal(DateParts.FullYear(int.Parse(digits[..2]), 2), int.Parse(digits[2..]), ref parts);
            case 6:
                (parts.Year, parts.Month, parts.Day) = (DateParts.FullYear(int.Parse(digits[..2]), 2), int.Parse(digits[2..4]), int.Parse(digits[4..]));
                return true;
            case 7:
                return SetOrdinal(int.Parse(digits[..4]), int.Parse(digits[4..]), ref parts);
            case 8 or 12 or 14:
                (parts.Year, parts.Month, parts.Day) = (int.Parse(digits[..4]), int.Parse(digits[4..6]), int.Parse(digits[6..8]));
                parts.Hour = digits.Length > 8 ? int.Parse(digits[8..10]) : 0;
                parts.Minute = digits.Length > 8 ? int.Parse(digits[10..12]) : 0;
                parts.Second = digits.Length > 12 ? int.Parse(digits[12..14]) : 0;
                return true;
            default:
                return false;
        }
    }

    private static bool TryReadExtended(ReadOnlySpan<char> year, ref ReadOnlySpan<char> rest, ref DateParts parts)
    {
        parts.Year = DateParts.FullYear(int.Parse(year), year.Length);
        var first = CountDigits(rest[1..]);
        if (first is 0 or > 3)
            return false;
        var number = int.Parse(rest.Slice(1, first));
        rest = rest[(1 + first)..];
        var hasDay = rest.Length > 1 && rest[0] is '-' or '/' or '.' && char.IsAsciiDigit(rest[1]);
        if (!hasDay && first == 3)
            return SetOrdinal(parts.Year, number, ref parts);
        parts.Month = number;
        if (!hasDay)
            return true;
        var second = CountDigits(rest[1..]);
        if (second > 2)
            return false;
        parts.Day = int.Parse(rest.Slice(1, second));
        rest = rest[(1 + second)..];
        return true;
    }

    private static bool SetOrdinal(int year, int dayOfYear, ref DateParts parts)
    {
        if (year is < 1 or > 9999 || dayOfYear < 1 || dayOfYear > (DateTime.IsLeapYear(year) ? 366 : 365))
            return false;
        var date = new DateTime(year, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(dayOfYear - 1);
        (parts.Year, parts.Month, parts.Day) = (year, date.Month, date.Day);
        return true;
    }

    internal static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
