using System.Collections.Frozen;
using System.Globalization;

namespace Listening.Queries;

/// <summary>Turns values of their fields into tests of ours.</summary>
internal sealed class ImportValues(ImportNotes notes)
{
    private static readonly FrozenDictionary<string, string> Languages = Pairs(
        "arabic ar chinese zh czech cs danish da dutch nl english en finnish fi french fr german de greek el hebrew he hindi hi hungarian hu italian it japanese ja korean ko " +
        "norwegian no polish pl portuguese pt romanian ro russian ru spanish es swedish sv thai th turkish tr ukrainian uk vietnamese vi");

    internal ImportOutcome Translate(ImportFieldRule rule, ImportTerm term, ImportPlace place)
    {
        if (rule.Form == ImportFieldForm.Language)
            return Language(term);
        var written = Written(rule, term, place);
        // Whatever our parser would not take is left out here, where it can be said of the value alone.
        return written is not null && Query.Parse(written, QueryOptions.Search).Query is not null ? ImportOutcome.Of(Test(written, term)) : Refused(rule, term);
    }

    private static ImportText Test(string written, ImportTerm term) => new(written, IsTerm: false, term.Position);

    private static ImportOutcome Refused(ImportFieldRule rule, ImportTerm term) =>
        ImportOutcome.Dropped("value", $"{rule.Ours}: cannot take \"{(term.Text.Length <= 60 ? term.Text : term.Text[..60] + "…")}\".", term.Position);

    // Theirs are languages; ours may be spoken somewhere: en-GB.
    private static ImportOutcome Language(ImportTerm term)
    {
        var value = term.Text.Trim().ToLowerInvariant();
        var code = Languages.GetValueOrDefault(value, value);
        return code.Length is 2 or 3 && code.All(char.IsAsciiLetter)
            ? ImportOutcome.Of(ImportShape.Group(all: false, [Test("lang:" + code, term), Test($"lang:{code}-*", term)], term.Position))
            : ImportOutcome.Dropped("value", $"\"{(value.Length <= 60 ? value : value[..60] + "…")}\" is not a language that is known here.", term.Position);
    }

    private static FrozenDictionary<string, string> Pairs(string names)
    {
        var words = names.Split(' ');
        return Enumerable.Range(0, words.Length / 2).ToFrozenDictionary(i => words[i * 2], i => words[(i * 2) + 1]);
    }

    private string? Written(ImportFieldRule rule, ImportTerm term, ImportPlace place) => rule.Form switch
    {
        ImportFieldForm.Site => Site(term),
        ImportFieldForm.Date => Compared(term.Text, Date) is { } date ? rule.Ours + ":" + date : null,
        ImportFieldForm.Sentiment => Sentiment(term, place),
        ImportFieldForm.Image => "has:image",
        ImportFieldForm.Forum => "url:" + ImportWords.Quoted("/r/" + term.Text.Trim().TrimStart('/') + "/"),
        _ => rule.Ours + ":" + (rule.Ours is "rating" or "words" ? term.Text.Trim() : Value(term.Text.Trim())),
    };

    private string Site(ImportTerm term)
    {
        var address = term.Text.Trim();
        var host = address.AsSpan()[(address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..];
        if (host.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            host = host[4..];
        var path = host.TrimEnd('/').IndexOf('/');
        if (path < 0)
            return "site:" + Value(host.TrimEnd('/').ToString());
        notes.Equivalent("field", "An address with a path is asked for with url: here.", term.Position);
        return "url:" + Value(host.TrimEnd('/').ToString());
    }

    private string? Sentiment(ImportTerm term, ImportPlace place)
    {
        var value = term.Text.Trim().ToLowerInvariant();
        if (value is "positive" or "negative" or "neutral")
            return "sentiment:" + value;
        if (Compared(value, Score) is not { } score)
            return null;
        notes.Approximated("scale", "Their scale from -5 to 5 is -1 to 1 here.", term.Position, place.Seen(ImportDirection.Same));
        return "sentiment:" + score;
    }

    private static string? Score(string value) =>
        double.TryParse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 5
            ? (number / 5 + 0.0).ToString("0.###", CultureInfo.InvariantCulture) : null;

    // A value with a comparison before it; a quoted one may stand behind it.
    private static string? Compared(string text, Func<string, string?> value)
    {
        var trimmed = text.Trim();
        var sign = trimmed.AsSpan().IndexOfAnyExcept('<', '>', '=');
        return sign >= 0 && value(trimmed[sign..].Trim('"', ' ')) is { } read ? string.Concat(trimmed.AsSpan(0, sign), read) : null;
    }

    // 2026-11-01, 20261101, or seconds or milliseconds since 1970.
    private static string? Date(string value)
    {
        if (value.Contains('-'))
            return value;
        if (value.Length == 8 && DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (value.Length is not (10 or 13) || !long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        return DateTimeOffset.FromUnixTimeMilliseconds(value.Length == 10 ? number * 1000 : number).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) + "Z";
    }

    private static string Value(string text) =>
        text.Length > 0 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or '@' or '*') && text[0] != '-' ? text : ImportWords.Quoted(text);
}
