namespace Listening.Queries;

/// <summary>Turns a foreign tree into ours, node by node, and remarks on what is not the same.</summary>
internal sealed class ImportTranslator(QueryDialect dialect, ImportNotes notes)
{
    private readonly ImportTerms _terms = new(dialect, notes);
    private readonly ImportValues _values = new(notes);

    /// <summary>The tree to write; null where nothing of the query has an equivalent.</summary>
    internal ImportNode? Translate(ImportNode root)
    {
        var outcome = Translate(root, default);
        foreach (var note in outcome.Left)
            notes.Add(note);
        if (outcome.Node is null)
            notes.Fail("nothing-left", "Nothing of this query has an equivalent.", root.Position);
        return outcome.Node;
    }

    private ImportOutcome Translate(ImportNode node, ImportPlace place) => node switch
    {
        ImportTerm term => place.Field is { } field ? Value(field, term, place) : _terms.Translate(term, place),
        ImportGroup { Within: not null } near => Translate(Chain(near), place),
        ImportGroup group => Group(group, place),
        ImportNot not => Not(not, place),
        ImportNear near => Near(near, place),
        ImportPrefix prefix => Prefix(prefix, place),
        ImportField field => Field(field, place),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private ImportOutcome Group(ImportGroup group, ImportPlace place)
    {
        var kept = new List<ImportNode>();
        var left = new List<ImportNote>();
        foreach (var child in group.Children)
        {
            var outcome = Translate(child, place);
            left.AddRange(outcome.Left);
            if (outcome.Node is not null)
                kept.Add(outcome.Node);
        }

        return kept.Count == 0 ? new(null, left) : new(ImportShape.Group(group.All, kept, group.Position), Settle(left, group.All, place));
    }

    // Of an AND less is asked for, of an OR less is offered.
    private ImportNote[] Settle(IReadOnlyList<ImportNote> left, bool all, ImportPlace place)
    {
        foreach (var note in left)
            notes.Add(note with { Direction = place.Seen(all ? ImportDirection.FindsMore : ImportDirection.FindsLess) });
        return [];
    }

    private ImportOutcome Not(ImportNot not, ImportPlace place)
    {
        var child = Translate(not.Child, place.Not());
        return child.Node is null ? child : child with { Node = ImportShape.Not(child.Node, not.Position) };
    }

    // Theirs counts what stands between all of them together, ours between each and the next.
    private ImportNode Chain(ImportGroup group)
    {
        if (group.Children.Count > 2)
            notes.Approximated("distance", $"~{group.Within} over {group.Children.Count} parts: here each may stand so far from those before it.", group.Position, ImportDirection.FindsMore);
        else
            notes.Equivalent("distance", $"~{group.Within} is NEAR/{group.Within} here.", group.Position);
        return group.Children.Aggregate((left, right) => new ImportNear(left, right, "NEAR", group.Within!.Value, group.Position));
    }

    private ImportOutcome Near(ImportNear near, ImportPlace place)
    {
        // A long chain of NEARs leans to the left: walked without recursion.
        var chain = new Stack<ImportNear>();
        ImportNode first = near;
        for (; first is ImportNear inner; first = inner.Left)
            chain.Push(inner);
        var left = Translate(first, place);
        while (chain.TryPop(out var next))
            left = Near(next, left, Translate(next.Right, place), place);
        return left;
    }

    private ImportOutcome Near(ImportNear near, ImportOutcome left, ImportOutcome right, ImportPlace place)
    {
        if (left.Node is not { } first || right.Node is not { } second)
        {
            IReadOnlyList<ImportNote> both = [.. left.Left, .. right.Left];
            return (left.Node ?? right.Node) is { } only ? new(only, Settle(both, all: true, place)) : new(null, both);
        }

        if (near.Distance > QueryLimits.Near)
            notes.Approximated("distance", $"{near.Distance:N0} words between are more than the {QueryLimits.Near} that can be asked for.", near.Position, place.Seen(ImportDirection.FindsLess));
        if (near.Sign is "SENTENCE" or "PARAGRAPH" && dialect == QueryDialect.Meltwater)
            notes.Approximated("together", $"{near.Sign} is read as ours; what theirs means is not published.", near.Position);
        if (ImportShape.IsSide(first) && ImportShape.IsSide(second))
            return ImportOutcome.Of(near with { Left = first, Right = second, Distance = Math.Min(near.Distance, QueryLimits.Near) });
        notes.Approximated("near-as-and", $"{near.Sign} joins words and phrases only, not AND, NOT or fields: read as AND.", near.Position, place.Seen(ImportDirection.FindsMore));
        return ImportOutcome.Of(ImportShape.Group(all: true, [first, second], near.Position));
    }

    private ImportOutcome Prefix(ImportPrefix prefix, ImportPlace place)
    {
        var child = Translate(prefix.Child, place with { Inside = true });
        if (child.Node is null)
            return child;
        if (!place.Inside && place.Field is null && (prefix.Sign[0] == 'F' || ImportShape.IsSide(child.Node)))
            return child with { Node = prefix with { Child = child.Node } };
        notes.Approximated("prefix", $"{prefix.Sign} cannot stand here: only what is in its brackets is asked for.", prefix.Position, place.Seen(ImportDirection.FindsMore));
        return child;
    }

    private ImportOutcome Field(ImportField field, ImportPlace place)
    {
        if (ImportFields.Rule(field.Name, dialect) is not { } rule)
            return ImportOutcome.Dropped("unknown-field", $"{field.Name}: is not known here.", field.Position);
        if (rule.Form == ImportFieldForm.None)
            return ImportOutcome.Dropped("no-equivalent", $"{field.Name}: {rule.Caveat}.", field.Position);
        if (place.Inside || place.Field is not null)
            return ImportOutcome.Dropped("field-in-field", $"{field.Name}: cannot stand inside another field.", field.Position);
        if (rule.Caveat is not null)
            notes.Approximated("field", $"{field.Name}: {rule.Caveat}.", field.Position, place.Seen(rule.Direction));
        return rule.Form switch
        {
            ImportFieldForm.Scope => Scoped(field, rule.Ours, place),
            ImportFieldForm.Beginning or ImportFieldForm.FirstWords => Beginning(field, rule, place),
            ImportFieldForm.Raw => Translate(Raw(field.Value), place),
            _ => Translate(field.Value, place with { Field = rule }),
        };
    }

    private ImportOutcome Scoped(ImportField field, string ours, ImportPlace place)
    {
        if (!field.Name.Equals(ours, StringComparison.OrdinalIgnoreCase))
            notes.Equivalent("field", $"{field.Name}: is {ours}: here.", field.Position);
        var child = Translate(field.Value, place with { Inside = true });
        return child.Node is null ? child : child with { Node = new ImportScoped(ours, child.Node, field.Position) };
    }

    private ImportOutcome Beginning(ImportField field, ImportFieldRule rule, ImportPlace place)
    {
        var child = Translate(field.Value, place with { Inside = true });
        if (child.Node is null)
            return child;
        var first = new ImportPrefix(rule.Ours, child.Node, field.Position);
        return child with
        {
            Node = rule.Form == ImportFieldForm.FirstWords ? first : ImportShape.Group(all: false, [new ImportScoped("title", child.Node, field.Position), first], field.Position),
        };
    }

    private static ImportNode Raw(ImportNode value) => value is ImportTerm term ? term with { Form = ImportTermForm.CasedExact }
        : value is ImportGroup group ? group with { Children = [.. group.Children.Select(Raw)] } : value;

    private ImportOutcome Value(ImportFieldRule rule, ImportTerm term, ImportPlace place) =>
        rule.Form == ImportFieldForm.Signed ? _terms.Translate(term with { Text = rule.Ours + term.Text.TrimStart('#', '@') }, place) : _values.Translate(rule, term, place);
}
