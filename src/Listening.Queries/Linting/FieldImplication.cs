namespace Listening.Queries;

/// <summary>What one test of a field says about another test of it.</summary>
internal static class FieldImplication
{
    internal static bool Implies(FieldNode a, FieldNode b) => a.Field == b.Field && (a.Test, b.Test) switch
    {
        (FieldTest.Exact exact, FieldTest.Pattern pattern) => Glob.Matches(pattern.Folded, exact.Folded),
        (FieldTest.HostSuffix below, FieldTest.HostSuffix host) => IsBelow(below.Host, host.Host),
        (FieldTest.Contains longer, FieldTest.Contains part) => longer.Folded.Contains(part.Folded, StringComparison.Ordinal),
        (FieldTest.Numbers inner, FieldTest.Numbers outer) => Interval.Of(inner).IsWithin(Interval.Of(outer)),
        (FieldTest.Times inner, FieldTest.Times outer) => Interval.Of(inner) is { } first && Interval.Of(outer) is { } second && first.IsSame(second) && first.IsWithin(second),
        _ => a.Test == b.Test,
    };

    /// <summary>True where the field has one value and it cannot pass both tests.</summary>
    internal static bool Excludes(FieldNode a, FieldNode b) => a.Field == b.Field && IsSingle(a.Field) && (a.Test, b.Test) switch
    {
        (FieldTest.Exact left, FieldTest.Exact right) => left.Folded != right.Folded,
        (FieldTest.Exact exact, FieldTest.Pattern pattern) => !Glob.Matches(pattern.Folded, exact.Folded),
        (FieldTest.Pattern pattern, FieldTest.Exact exact) => !Glob.Matches(pattern.Folded, exact.Folded),
        (FieldTest.HostSuffix left, FieldTest.HostSuffix right) => !IsBelow(left.Host, right.Host) && !IsBelow(right.Host, left.Host),
        (FieldTest.Numbers left, FieldTest.Numbers right) => Interval.Of(left).IsApart(Interval.Of(right)),
        (FieldTest.Times left, FieldTest.Times right) => Interval.Of(left) is { } first && Interval.Of(right) is { } second && first.IsSame(second) && first.IsApart(second),
        _ => false,
    };

    private static bool IsBelow(string host, string above) => host == above || host.EndsWith("." + above, StringComparison.Ordinal);

    private static bool IsSingle(QueryField field) => field is QueryField.Handle or QueryField.Site or QueryField.Language or QueryField.Kind or QueryField.Unit or QueryField.Story
        or QueryField.Id or QueryField.Visibility or QueryField.Published or QueryField.Heard or QueryField.Words or QueryField.Rating or QueryField.Sentiment or QueryField.Status
        or QueryField.Assignee or QueryField.Priority;
}
