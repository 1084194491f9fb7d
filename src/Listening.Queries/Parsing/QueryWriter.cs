using System.Globalization;
using System.Text;

namespace Listening.Queries;

/// <summary>Writes a tree in canonical form.</summary>
internal static class QueryWriter
{
    internal static string Write(QueryNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, QueryNode node)
    {
        switch (node)
        {
            case WordNode word:
                text.Append(Scope(word.Scope));
                Quoted(text, Spelling(word), IsBare(word));
                break;
            case PhraseNode phrase:
                text.Append(Scope(phrase.Scope));
                Quoted(text, string.Join(' ', phrase.Words.OfType<WordNode>().Select(Spelling)), bare: false);
                break;
            case FieldNode field:
                text.Append(FieldTable.Names[field.Field]).Append(':');
                Write(text, field.Test);
                break;
            case AndNode and:
                Join(text, and.Children, " AND ");
                break;
            case OrNode or:
                Join(text, or.Children, " OR ");
                break;
            case NotNode not:
                text.Append("NOT ");
                Operand(text, not.Child);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Join(StringBuilder text, EquatableList<QueryNode> children, string sign)
    {
        for (var i = 0; i < children.Count; i++)
        {
            text.Append(i == 0 ? "" : sign);
            Operand(text, children[i]);
        }
    }

    private static void Operand(StringBuilder text, QueryNode node)
    {
        var brackets = node is AndNode or OrNode;
        text.Append(brackets ? "(" : "");
        Write(text, node);
        text.Append(brackets ? ")" : "");
    }

    private static string Scope(QueryScope scope) => scope switch
    {
        QueryScope.Title => "title:",
        QueryScope.Text => "text:",
        QueryScope.Author => "author:",
        _ => "",
    };

    private static string Spelling(WordNode word) => (word.Marked ?? word.Folded) + (word.Prefix ? "*" : "");

    private static bool IsBare(WordNode word)
    {
        var spelling = word.Marked ?? word.Folded;
        return !Operators.LooksLikeOne(spelling) && spelling.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '#' or '@' or '$' or '.' or '\'' or '_');
    }

    private static void Quoted(StringBuilder text, string value, bool bare)
    {
        var quote = bare ? "" : "\"";
        text.Append(quote).Append(bare ? value : value.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append(quote);
    }

    private static void Write(StringBuilder text, FieldTest test)
    {
        switch (test)
        {
            case FieldTest.Exact exact:
                Value(text, exact.Folded);
                break;
            case FieldTest.Pattern pattern:
                Value(text, pattern.Folded);
                break;
            case FieldTest.Contains contains:
                Value(text, contains.Folded);
                break;
            case FieldTest.HostSuffix host:
                Value(text, host.Host);
                break;
            case FieldTest.Numbers numbers:
                Range(text, Number(numbers.From), numbers.FromInclusive, Number(numbers.To), numbers.ToInclusive);
                break;
            case FieldTest.Times times:
                Range(text, Time(times.From), times.FromInclusive, Time(times.To), times.ToInclusive);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Value(StringBuilder text, string value) =>
        Quoted(text, value, value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '*' or '/' or '@'));

    private static void Range(StringBuilder text, string? from, bool fromInclusive, string? to, bool toInclusive)
    {
        if (to is null)
            text.Append(fromInclusive ? ">=" : ">").Append(from);
        else if (from is null)
            text.Append(toInclusive ? "<=" : "<").Append(to);
        else
            text.Append(fromInclusive ? '[' : '{').Append(from).Append(" TO ").Append(to).Append(toInclusive ? ']' : '}');
    }

    private static string? Number(double? number) => number?.ToString("R", CultureInfo.InvariantCulture);

    private static string? Time(QueryTime? time) => time switch
    {
        null => null,
        { At: { } at } => at.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z",
        { Before: { } before } => Back(before),
        _ => Back(TimeSpan.Zero),
    };

    private static string Back(TimeSpan before) =>
        before.Ticks % TimeSpan.TicksPerDay == 0 ? $"-{before.TotalDays:0}d" : before.Ticks % TimeSpan.TicksPerHour == 0 ? $"-{before.TotalHours:0}h" : $"-{before.TotalMinutes:0}m";
}
