namespace Listening.Storage.Elasticsearch;

/// <summary>AND, OR and NOT of conditions, kept as flat as a <c>bool</c> allows: it takes an AND, one OR and any NOTs in one level.</summary>
internal static class ConditionAlgebra
{
    public static Condition And(IReadOnlyList<Condition> conditions)
    {
        List<Condition> must = [], mustNot = [];
        IReadOnlyList<Condition> should = [];
        var inner = conditions.OfType<Group>().Where(group => group.Should.Count > 0).MaxBy(group => group.Depth);
        foreach (var condition in conditions)
        {
            if (condition is Constant { Value: false })
                return Condition.Nothing;
            if (condition is Group group && (group.Should.Count == 0 || ReferenceEquals(group, inner)))
            {
                must.AddRange(group.Must);
                mustNot.AddRange(group.MustNot);
                if (ReferenceEquals(group, inner))
                    (should, inner) = (group.Should, null);
            }
            else if (condition is not Constant)
            {
                must.Add(condition);
            }
        }

        return (must, should, mustNot) switch
        {
            ([], [], []) => Condition.Everything,
            ([var only], [], []) => only,
            _ => new Group(must, should, mustNot),
        };
    }

    public static Condition Or(IReadOnlyList<Condition> conditions)
    {
        var should = new List<Condition>();
        foreach (var condition in conditions)
        {
            if (condition is Constant { Value: true })
                return Condition.Everything;
            if (condition is Group { Must.Count: 0, MustNot.Count: 0 } group)
                should.AddRange(group.Should);
            else if (condition is not Constant)
                should.Add(condition);
        }

        should = Folded(should);
        return should switch
        {
            [] => Condition.Nothing,
            [var only] => only,
            _ => new Group([], should, []),
        };
    }

    public static Condition Not(Condition condition) => condition switch
    {
        Constant constant => constant.Value ? Condition.Nothing : Condition.Everything,
        Group { Must.Count: 0, Should.Count: 0 } group => Or(group.MustNot),
        Group { Must.Count: 0, MustNot.Count: 0 } group => new Group([], [], group.Should),
        _ => new Group([], [], [condition]),
    };

    // Exact terms of one field are one clause, however many they are: index.max_terms_count (65,536) is far beyond a query's bounds.
    private static List<Condition> Folded(List<Condition> conditions)
    {
        var folded = new List<Condition>(conditions.Count);
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var terms = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var condition in conditions)
        {
            if (condition is not AnyOf any)
            {
                folded.Add(condition);
            }
            else if (terms.TryGetValue(any.Field, out var known))
            {
                known.AddRange(any.Terms);
            }
            else
            {
                places.Add(any.Field, folded.Count);
                terms.Add(any.Field, [.. any.Terms]);
                folded.Add(any);
            }
        }

        foreach (var (field, place) in places)
            folded[place] = new AnyOf(field, [.. terms[field].Distinct(StringComparer.Ordinal)]);
        return folded;
    }
}
