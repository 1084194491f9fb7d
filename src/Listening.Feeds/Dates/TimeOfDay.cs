namespace Listening.Feeds;

/// <summary>The time of day and the zone, by name or number, wherever they stand in the rest of a date.</summary>
internal static class TimeOfDay
{
    public static bool TryRead(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var hasTime = false;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
                i += hasTime ? IsoDate.CountDigits(text[i..]) : ReadClock(text[i..], ref parts, out hasTime);
            else if (c is '+' or '-' or '\u2212' && i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && hasTime)
                i += ReadOffset(text[i..], ref parts);
            else if (char.IsLetter(c))
                i += ReadWord(text[i..], ref parts);
            else
                i++;
        }
        return true;
    }

    private static int ReadClock(ReadOnlySpan<char> text, ref DateParts parts, out bool found)
    {
        var at = IsoDate.CountDigits(text);
        found = at <= 2 && at + 1 < text.Length && text[at] is ':' or '.' && char.IsAsciiDigit(text[at + 1]) || at is 4 or 6;
        if (!found)
            return at;
        if (at > 2)
        {
            (parts.Hour, parts.Minute, parts.Second) = (int.Parse(text[..2]), int.Parse(text[2..4]), at == 6 ? int.Parse(text[4..6]) : 0);
            return at;
        }
        parts.Hour = int.Parse(text[..at]);
        at += ReadNumber(text[at..], ':', out parts.Minute);
        at += ReadNumber(text[at..], ':', out parts.Second);
        if (at + 1 < text.Length && text[at] is '.' or ',' && char.IsAsciiDigit(text[at + 1]))
            at += ReadFraction(text[at..], ref parts);
        return at;
    }

    private static int ReadNumber(ReadOnlySpan<char> text, char before, out int number)
    {
        number = 0;
        if (text.Length < 2 || (text[0] != before && text[0] != '.') || !char.IsAsciiDigit(text[1]))
            return 0;
        var digits = IsoDate.CountDigits(text[1..]);
        number = digits > 2 ? 99 : int.Parse(text.Slice(1, digits));
        return 1 + digits;
    }

    private static int ReadFraction(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var digits = IsoDate.CountDigits(text[1..]);
        for (int i = 1, weight = 100; i <= Math.Min(3, digits); i++, weight /= 10)
            parts.Millisecond += (text[i] - '0') * weight;
        return 1 + digits;
    }

    private static int ReadOffset(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var digits = IsoDate.CountDigits(text[1..]);
        var length = 1 + digits;
        var minutes = 0;
        var number = digits > 4 ? 9999 : int.Parse(text.Slice(1, digits));
        var hours = digits > 2 ? number / 100 : number;
        if (digits > 2)
            minutes = number % 100;
        else
            length += ReadNumber(text[length..], ':', out minutes);
        var offset = hours * 60 + minutes;
        // "GMT-07:00" is the offset, and a Z after an offset says nothing.
        parts.Offset = text[0] == '+' ? offset : -offset;
        return length;
    }

    private static int ReadWord(ReadOnlySpan<char> text, ref DateParts parts)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) || (text[length] == '.' && length is 1 or 3)))
            length++;
        var word = text[..length];
        if (word.Equals("pm", StringComparison.OrdinalIgnoreCase) || word.StartsWith("p.m", StringComparison.OrdinalIgnoreCase))
            parts.Afternoon = true;
        else if (word.Equals("am", StringComparison.OrdinalIgnoreCase) || word.StartsWith("a.m", StringComparison.OrdinalIgnoreCase))
            parts.Morning = true;
        else
            parts.Offset ??= ZoneNames.Find(word);
        return length;
    }
}
