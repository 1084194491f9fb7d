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
            case TextNode term:
                text.Append(Scope(term.Scope)).Append(TermWriter.Write(term));
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
            case ProximityNode near:
                Side(text, near.Left);
                text.Append(Name(near));
                Side(text, near.Right);
                break;
            case AtLeastNode atLeast:
                Counted(text, "ATLEAST/", atLeast.Count, atLeast.Child);
                break;
            case FirstNode first:
                Counted(text, "FIRST/", first.Tokens, first.Child);
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

    // Also a chain that leans to the left, which would not need them.
    private static void Side(StringBuilder text, QueryNode node)
    {
        var brackets = node is OrNode or ProximityNode;
        text.Append(brackets ? "(" : "");
        Write(text, node);
        text.Append(brackets ? ")" : "");
    }

    private static string Name(ProximityNode node) => node switch
    {
        NearNode near => string.Create(CultureInfo.InvariantCulture, $" {(near.Ordered ? "O" : "")}NEAR/{near.Distance} "),
        TogetherNode { Paragraph: true } => " PARAGRAPH ",
        _ => " SENTENCE ",
    };

    private static void Counted(StringBuilder text, string name, int count, QueryNode child)
    {
        text.Append(name).Append(CultureInfo.InvariantCulture, $"{count}(");
        Write(text, child);
        text.Append(')');
    }

    private static string Scope(QueryScope scope) => scope switch
    {
        QueryScope.Title => "title:",
        QueryScope.Text => "text:",
        QueryScope.Author => "author:",
        _ => "",
    };

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
        text.Append(value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '*' or '/' or '@') ? value : TermWriter.Quoted(value));

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
