using System.Collections.Frozen;

namespace Listening.Mentions;

/// <summary>Extra request headers. The ones that carry the connection, the validators or the sign-in are not for the file to set.</summary>
internal static class HeadersReader
{
    private const int MaxHeaders = 50;

    private static readonly FrozenSet<string> Reserved = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "TE", "Trailer", "Upgrade", "Expect",
        "Accept-Encoding", "If-None-Match", "If-Modified-Since", "If-Match", "If-Unmodified-Since", "If-Range", "Range");

    private static readonly FrozenSet<string> SignIn = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Authorization", "Proxy-Authorization");

    private static readonly string[] SecretParts = ["cookie", "token", "secret", "password", "key", "auth", "session"];

    public static IReadOnlyDictionary<string, string> Read(ReadContext context, ConfigNode? node)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (node is null || !ReadValue.Is(context, node, ConfigKind.Object))
            return headers;
        if (node.Members.Count > MaxHeaders)
            context.Problem(node, $"There are {node.Members.Count} headers; {MaxHeaders} are allowed.");
        foreach (var member in node.Members.Take(MaxHeaders))
        {
            if (Name(context, node, member) && Value(context, member) is { } value && !headers.TryAdd(member.Name, value))
                context.At(member.Offset, node.PathOf(member.Name), "This header stands here twice: case does not count.", "Keep one of them.");
        }
        return headers;
    }

    private static bool Name(ReadContext context, ConfigNode node, ConfigMember member)
    {
        var (message, suggestion) = member.Name switch
        {
            var n when !ConfigWords.HeaderName.IsMatch(n) => ($"{Words.Quoted(n)} is no name of a header.", "Letters, digits and - are safe."),
            var n when SignIn.Contains(n) => ($"The header {n} belongs to \"credentials\".", "Write \"credentials\": {\"bearer\": {\"env\": \"NAME\"}}."),
            var n when Reserved.Contains(n) => ($"The header {n} is set by the poller.", "Take it out."),
            _ => (null, null),
        };
        if (message is not null)
            context.At(member.Offset, node.PathOf(member.Name), message, suggestion);
        return message is null;
    }

    private static string? Value(ReadContext context, ConfigMember member)
    {
        var node = member.Value;
        var secret = node.Kind is ConfigKind.Object || SecretParts.Any(p => member.Name.Contains(p, StringComparison.OrdinalIgnoreCase));
        if (secret)
        {
            var value = SecretReader.Read(context, node);
            if (value is not null)
                context.Note(node.Path, "(secret)", value.Origin);
            return value?.Value;
        }
        if (ReadValue.Text(context, node, 4_096) is not { } text)
            return null;
        if (text.All(c => c is >= ' ' and <= '~'))
        {
            context.Note(node.Path, text, node);
            return text;
        }
        context.Problem(node, "A header's value is one line of ASCII characters.");
        return null;
    }
}
