namespace Listening.Feeds;

/// <summary>The date part of dates with month names (RFC 822, asctime, American order) and of all-number dates with slashes or points.</summary>
internal static class WordDate
{
    /// <summary>Reads up to the time of day; <paramref name="rest"/> is the whole text for asctime, whose year comes last.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref DateParts parts, out ReadOnlySpan<char> rest)
    {
        rest = default;
        var numbers = new Numbers();
        var month = 0;
        var time = text.Length;
        for (var i = 0; i < text.Length;)
        {
            var length = WordLength(text[i..]);
            var word = text.Slice(i, Math.Max(1, length));
            if (char.IsAsciiDigit(word[0]))
            {
                if (IsTime(text[(i + length)..]))
                {
                    time = Math.Min(time, i);
                    i = SkipTime(text, i);
                    continue;
                }
                if (time == text.Length || length == 4 && !IsOffset(text, i))
                    numbers.Add(int.Parse(word.Length > 6 ? "0" : word), word.Length, i > 0 ? text[i - 1] : ' ');
            }
            else if (time == text.Length && char.IsLetter(word[0]))
            {
                // The last word counts: French "mar. 3 juil." begins with a Tuesday, not with March.
                month = MonthNames.Find(word) ?? month;
            }
            i += word.Length;
        }
        rest = text[(time < text.Length ? time : numbers.Count > 0 ? AfterYear(text) : text.Length)..];
        return numbers.TryResolve(month, ref parts);
    }

    // Without a time of day a zone may still follow ("26 Sep 2022 GMT"); it changes nothing but the day's edge.
    private static int AfterYear(ReadOnlySpan<char> text) => text.LastIndexOfAnyInRange('0', '9') + 1;

    private static bool IsTime(ReadOnlySpan<char> after) => after.Length > 1 && after[0] == ':' && char.IsAsciiDigit(after[1]);

    private static bool IsOffset(ReadOnlySpan<char> text, int index) => index > 0 && text[index - 1] is '+' or '-';

    private static int SkipTime(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && (char.IsAsciiDigit(text[index]) || text[index] is ':' or '.'))
            index++;
        return index;
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        if (char.IsAsciiDigit(text[0]))
            return IsoDate.CountDigits(text);
        var length = 0;
        while (length < text.Length && char.IsLetter(text[length]))
            length++;
        return length;
    }

    private ref struct Numbers
    {
        private (int Value, int Digits, char Before) _a;
        private (int Value, int Digits, char Before) _b;
        private (int Value, int Digits, char Before) _c;

        public Numbers() { }

        public int Count { get; private set; }

        public void Add(int value, int digits, char before)
        {
            switch (Count++)
            {
                case 0: _a = (value, digits, before); break;
                case 1: _b = (value, digits, before); break;
                case 2: _c = (value, digits, before); break;
            }
        }

        public readonly bool TryResolve(int month, ref DateParts parts)
        {
            if (month > 0)
                return TryNamed(month, ref parts);
            if (Count < 3 || _b.Before is not ('/' or '.' or '-'))
                return false;
            var dayFirst = _b.Before != '/' || _a.Value > 12;
            (parts.Day, parts.Month) = dayFirst ? (_a.Value, _b.Value) : (_b.Value, _a.Value);
            parts.Year = DateParts.FullYear(_c.Value, _c.Digits);
            return true;
        }

        private readonly bool TryNamed(int month, ref DateParts parts)
        {
            if (Count < 2)
                return false;
            var (day, year) = _a.Digits == 4 ? (_b, _a) : (_a, _b);
            if (day.Digits > 2 || year.Digits is 1 or > 4)
                return false;
            (parts.Day, parts.Month, parts.Year) = (day.Value, month, DateParts.FullYear(year.Value, year.Digits));
            return true;
        }
    }
}
