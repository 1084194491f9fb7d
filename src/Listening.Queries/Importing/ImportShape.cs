namespace Listening.Queries;

/// <summary>Puts translated nodes together.</summary>
internal static class ImportShape
{
    /// <summary>One child stands for itself; children of the same kind are taken in.</summary>
    internal static ImportNode Group(bool all, IReadOnlyList<ImportNode> children, QueryPosition at)
    {
        List<ImportNode> flat = [.. children.SelectMany(child => child is ImportGroup group && group.All == all ? group.Children : [child])];
        return flat.Count == 1 ? flat[0] : new ImportGroup(all, flat, null, at);
    }

    /// <summary>What twice is not, is.</summary>
    internal static ImportNode Not(ImportNode child, QueryPosition at) => child is ImportNot twice ? twice.Child : new ImportNot(child, at);

    /// <summary>True for what can stand beside NEAR: a term, another NEAR, or an OR of these.</summary>
    internal static bool IsSide(ImportNode node) => node switch
    {
        ImportText text => text.IsTerm,
        ImportNear => true,
        ImportGroup { All: false } group => group.Children.All(IsSide),
        _ => false,
    };
}
