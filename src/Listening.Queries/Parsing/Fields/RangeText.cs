namespace Listening.Queries;

/// <summary>A range as written: <c>v</c>, <c>&gt;=v</c>, <c>[a TO b]</c>, <c>{a TO b}</c>; null is open.</summary>
internal readonly record struct RangeText(string? From, bool FromInclusive, string? To, bool ToInclusive, bool IsPoint)
{
    internal static RangeText? Read(string value)
    {
        if (value[0] is '[' or '{')
            return Brackets(value);
        return value switch
        {
            ['>', '=', .. var bound] => new(bound, true, null, false, false),
            ['<', '=', .. var bound] => new(null, false, bound, true, false),
            ['>', .. var bound] => new(bound, false, null, false, false),
            ['<', .. var bound] => new(null, false, bound, false, false),
            _ => new(value, true, value, true, true),
        };
    }

    private static RangeText? Brackets(string value)
    {
        if (value.Length < 2 || value[^1] is not (']' or '}'))
            return null;
        var parts = value[1..^1].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var from, "TO", var to] || (from == "*" && to == "*"))
            return null;
        return new(from == "*" ? null : from, value[0] == '[', to == "*" ? null : to, value[^1] == ']', false);
    }
}
