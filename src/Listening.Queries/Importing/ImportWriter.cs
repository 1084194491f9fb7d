using System.Text;

namespace Listening.Queries;

/// <summary>Writes a translated tree in our language.</summary>
internal static class ImportWriter
{
    internal static string Write(ImportNode node)
    {
        var text = new StringBuilder();
        Write(text, node);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ImportNode node)
    {
        switch (node)
        {
            case ImportText written:
                text.Append(written.Text);
                break;
            case ImportGroup group:
                Join(text, group);
                break;
            case ImportNot not:
                text.Append("NOT ");
                Operand(text, not.Child, brackets: not.Child is ImportGroup or ImportNear);
                break;
            case ImportNear near:
                Near(text, near);
                break;
            case ImportScoped scoped:
                text.Append(scoped.Name).Append(':');
                Operand(text, scoped.Child, brackets: scoped.Child is not ImportText);
                break;
            case ImportPrefix prefix:
                text.Append(prefix.Sign);
                Operand(text, prefix.Child, brackets: true);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void Join(StringBuilder text, ImportGroup group)
    {
        for (var i = 0; i < group.Children.Count; i++)
        {
            text.Append(i == 0 ? "" : group.All ? " AND " : " OR ");
            Operand(text, group.Children[i], brackets: group.Children[i] is ImportGroup or ImportNear);
        }
    }

    // A chain leans to the left and may be long: written without recursion.
    private static void Near(StringBuilder text, ImportNear near)
    {
        var chain = new Stack<ImportNear>();
        ImportNode first = near;
        for (; first is ImportNear inner; first = inner.Left)
            chain.Push(inner);
        Operand(text, first, brackets: first is ImportGroup);
        while (chain.TryPop(out var next))
        {
            text.Append(' ').Append(next.Sign).Append(next.Sign is "SENTENCE" or "PARAGRAPH" ? "" : "/" + next.Distance).Append(' ');
            Operand(text, next.Right, brackets: next.Right is ImportGroup or ImportNear);
        }
    }

    private static void Operand(StringBuilder text, ImportNode node, bool brackets)
    {
        text.Append(brackets ? "(" : "");
        Write(text, node);
        text.Append(brackets ? ")" : "");
    }
}
