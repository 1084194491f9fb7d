using System.Globalization;

namespace Listening.Queries;

/// <summary>Turns a field's value into a test.</summary>
internal static class FieldTests
{
    private static readonly string[] HasWords = ["author", "link", "image", "hashtag", "handle", "language", "rating"];
    private static readonly string[] Labels = ["negative", "neutral", "positive", "unsure"];

    /// <summary>The test, or null with a fault.</summary>
    internal static FieldTest? Read(FieldSpec spec, FieldValue value, QueryOptions options, out string? fault, out string? suggestion)
    {
        (fault, suggestion) = (null, null);
        if (value.Text.Trim().Length == 0)
        {
            fault = $"{spec.Name}: needs a value.";
            return null;
        }

        return spec.Form switch
        {
            FieldForm.Exact => Exact(spec, value.Text),
            FieldForm.Host => Host(value.Text, out fault, out suggestion),
            FieldForm.Substring => new FieldTest.Contains(Folding.Fold(value.Text)),
            FieldForm.Has => OneOf(spec, value.Text, HasWords, out fault, out suggestion),
            FieldForm.Number => Number(spec, value.Text, out fault),
            FieldForm.Date => Date(spec, value.Text, options.TimeZone, out fault),
            FieldForm.Sentiment => Sentiment(spec, value.Text, out fault, out suggestion),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static FieldTest Exact(FieldSpec spec, string value)
    {
        var folded = Folding.Fold(spec.Field == QueryField.Handle ? value.TrimStart('@') : value);
        return folded.Contains('*') ? new FieldTest.Pattern(folded) : new FieldTest.Exact(folded);
    }

    private static FieldTest.HostSuffix? Host(string value, out string? fault, out string? suggestion)
    {
        (fault, suggestion) = (null, null);
        var host = Folding.Fold(value).TrimStart('*').Trim('.');
        if (host.StartsWith("www."))
            host = host[4..];
        if (host.Length > 0 && host.IndexOfAny(['/', ':', '*', ' ', '?']) < 0)
            return new(host);
        fault = "site: takes a host, such as bbc.co.uk; hosts below it are found too.";
        suggestion = Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? "site:" + uri.Host : null;
        return null;
    }

    private static FieldTest.Exact? OneOf(FieldSpec spec, string value, string[] known, out string? fault, out string? suggestion)
    {
        (fault, suggestion) = (null, null);
        var folded = Folding.Fold(value);
        if (known.Contains(folded))
            return new(folded);
        fault = $"{spec.Name}: is one of {string.Join(", ", known)}.";
        suggestion = EditDistance.Nearest(CodePoints.Cut(folded, 40), known) is { } near ? spec.Name + ":" + near : null;
        return null;
    }

    private static FieldTest? Sentiment(FieldSpec spec, string value, out string? fault, out string? suggestion) =>
        char.IsAsciiLetter(value[0]) ? OneOf(spec, value, Labels, out fault, out suggestion) : Number(spec, value, out fault, out suggestion);

    private static FieldTest.Numbers? Number(FieldSpec spec, string value, out string? fault, out string? suggestion)
    {
        suggestion = null;
        return Number(spec, value, out fault);
    }

    private static FieldTest.Numbers? Number(FieldSpec spec, string value, out string? fault)
    {
        fault = $"{spec.Name}: takes a number or a range of numbers, such as >=3 or [1 TO 3].";
        if (RangeText.Read(value) is not { } range || !Bound(range.From, out var from) || !Bound(range.To, out var to))
            return null;
        if (from > to || (from == to && from is not null && !(range.FromInclusive && range.ToInclusive)))
        {
            fault = $"{spec.Name}: no number lies in this range.";
            return null;
        }

        fault = null;
        return new(from, from is not null && range.FromInclusive, to, to is not null && range.ToInclusive);
    }

    private static bool Bound(string? text, out double? bound)
    {
        bound = null;
        if (text is null)
            return true;
        if (!double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return false;
        // Negative zero is zero, so that equal numbers are equal trees.
        bound = number + 0.0;
        return true;
    }

    private static FieldTest.Times? Date(FieldSpec spec, string value, TimeZoneInfo zone, out string? fault)
    {
        fault = $"{spec.Name}: takes a date (2026-11-01), a time (2026-11-01T14:30), a distance back (-7d) or a range of these.";
        if (RangeText.Read(value) is not { } range || !TimeLiteral.TryRead(range.From, zone, out var from) || !TimeLiteral.TryRead(range.To, zone, out var to))
            return null;
        var test = range.IsPoint && from is { IsInstant: true } ? new FieldTest.Times(from.Value.Start, true, null, false) : Times(range, from, to);
        fault = test is { From.At: { } first, To.At: { } last } && (first > last || (first == last && !(test.FromInclusive && test.ToInclusive)))
            ? $"{spec.Name}: no time lies in this range." : null;
        return fault is null ? test : null;
    }

    // A day is an interval: after it means from its end on, up to it means up to its end.
    private static FieldTest.Times Times(RangeText range, TimeLiteral? from, TimeLiteral? to) => new(
        from is not { } first ? null : range.FromInclusive || first.IsInstant ? first.Start : first.End,
        from is { } lower && (!lower.IsInstant || range.FromInclusive),
        to is not { } last ? null : range.ToInclusive && !last.IsInstant ? last.End : last.Start,
        to is { IsInstant: true } && range.ToInclusive);
}
