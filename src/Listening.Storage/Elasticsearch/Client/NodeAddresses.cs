namespace Listening.Storage.Elasticsearch;

/// <summary>The nodes that a configuration names.</summary>
internal static class NodeAddresses
{
    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    /// <returns>What is wrong, or null.</returns>
    public static string? Read(ElasticsearchOptions options, out IReadOnlyList<Uri> nodes)
    {
        var found = new List<Uri>();
        nodes = found;
        var texts = options.Url?.Split(Separators, StringSplitOptions.RemoveEmptyEntries) ?? [];
        for (var number = 1; number <= texts.Length; number++)
        {
            // The text itself is not shown: a password may stand in it.
            if (!Uri.TryCreate(texts[number - 1], UriKind.Absolute, out var node) || node.Scheme is not ("http" or "https"))
                return $"Url: address {number} is not one of http or https.";
            if (node.UserInfo.Length > 0 || node.Query.Length > 0 || node.Fragment.Length > 0)
                return $"Url: address {number} ({node.Scheme}://{node.Authority}) is to hold host, port and path alone; name user and password by User and Password.";
            found.Add(new Uri(node.AbsoluteUri.TrimEnd('/') + '/'));
        }

        return found.Count == 0 ? "Url names no node." : null;
    }
}
