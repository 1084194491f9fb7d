using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>Translates a query's tree. Each node becomes a condition that is wide enough and one that is narrow enough, the same one where the index can tell;
/// a NOT swaps them. So nothing that matches is ever lost, and the matcher verifies only where the two differ.</summary>
internal sealed class ElasticsearchTranslator
{
    private readonly TranslationOptions _options;
    private readonly FieldTranslation _fields;
    private readonly List<QueryHazard> _hazards = [];
    private QueryNode? _inexact;

    private ElasticsearchTranslator(DateTimeOffset now, TranslationOptions options) => (_fields, _options) = (new(now), options);

    /// <summary>Translates.</summary>
    /// <param name="root">The tree.</param>
    /// <param name="now">The moment of asking, which distances such as <c>-7d</c> are counted back from.</param>
    /// <param name="options">What may be used.</param>
    /// <exception cref="QueryNotServedException">The query has more parts than a server takes in one question.</exception>
    public static ElasticsearchQuery Translate(QueryNode root, DateTimeOffset now, TranslationOptions options) =>
        new ElasticsearchTranslator(now, options).Translate(root);

    private ElasticsearchQuery Translate(QueryNode root)
    {
        var depth = new ConditionDepth();
        var condition = depth.Limit(Translate(root, TextPart.All).Wide, _options.MaxDepth);
        if (depth.HasCut)
            _inexact ??= depth.Origin ?? root;
        if (condition.Clauses > _options.MaxClauses)
            throw new QueryNotServedException($"The query has {condition.Clauses:N0} parts, and the store takes {_options.MaxClauses:N0}: leave out wildcards, or split the query.");
        return new()
        {
            Query = ConditionJson.Of(condition),
            Inexact = _inexact,
            Doubt = _fields.Doubted.Count == 0 ? null : ConditionJson.Of(ConditionAlgebra.Or([.. _fields.Doubted.Select(Doubt)])),
            Hazards = [.. _hazards.Distinct()],
        };
    }

    private static Condition Doubt(string field) => Dsl.Prefix(FilterFields.Path(FilterFields.Long), FilterValue.LongPrefix(field, ""));

    private Translation Translate(QueryNode node, IReadOnlyList<TextPart> parts) => node switch
    {
        AndNode and => From(node, Translation.And([.. and.Children.Select(child => Translate(child, parts))])),
        OrNode or => From(node, Translation.Or([.. or.Children.Select(child => Translate(child, parts))])),
        NotNode not => Translate(not.Child, parts).Not(),
        TextNode or ProximityNode => Settle(node, Found(node, parts), parts),
        AtLeastNode atLeast => Settle(node, AtLeast(atLeast, parts), parts),
        FirstNode first => First(first),
        FieldNode field => Field(field),
        _ => throw new ArgumentOutOfRangeException(nameof(node), node.GetType(), "The store does not know this kind of node."),
    };

    private static Translation From(QueryNode node, Translation translation)
    {
        foreach (var group in new[] { translation.Wide, translation.Narrow }.OfType<Group>())
            group.Origin ??= node;
        return translation;
    }

    private Translation Found(QueryNode node, IReadOnlyList<TextPart> parts)
    {
        NoteHazards(node, inside: false);
        return From(node, Translation.Or([.. parts.Select(part => ProximityTranslation.Of(node, part, _options))]));
    }

    private Translation AtLeast(AtLeastNode node, IReadOnlyList<TextPart> parts)
    {
        var child = Found(node.Child, parts);
        return node.Count <= 1 ? child : Translation.AtMost(child.Wide);
    }

    // What stands at the beginning stands in the text; what does not stand at the beginning may still stand in the text.
    private Translation First(FirstNode node)
    {
        _inexact ??= node;
        return Translate(node.Child, TextPart.Beginning);
    }

    private Translation Settle(QueryNode node, Translation translation, IReadOnlyList<TextPart> parts)
    {
        if (!translation.IsExact)
            _inexact ??= node;
        return ReferenceEquals(parts, TextPart.Beginning) ? Translation.AtMost(translation.Wide) : translation;
    }

    private Translation Field(FieldNode node)
    {
        var translation = _fields.Of(node);
        // A doubt is told by a query of its own, which nearly always finds nothing.
        if (!translation.IsExact && translation.Narrow is Constant)
            _inexact ??= node;
        if (FieldTranslation.Scans(node))
            _hazards.Add(new(node, HazardKind.TermScan));
        return translation;
    }

    private void NoteHazards(QueryNode node, bool inside)
    {
        switch (node)
        {
            case TermNode term:
                if (inside && _options.ExpandIntervals && Spelling.Expands(term))
                    _hazards.Add(new(term, HazardKind.IntervalExpansion));
                TermTranslation.NoteHazards(term, _hazards);
                break;
            case PhraseNode phrase:
                foreach (var word in phrase.Words)
                    NoteHazards(word, inside: true);
                break;
            case OrNode or:
                foreach (var child in or.Children)
                    NoteHazards(child, inside);
                break;
            case ProximityNode proximity:
                NoteHazards(proximity.Left, inside: true);
                NoteHazards(proximity.Right, inside: true);
                break;
            default:
                break;
        }
    }
}
