using System.Text.RegularExpressions;
using Listening.Feeds;

namespace Listening.Mentions;

/// <summary>How a source is signed in to: exactly one of basic, bearer, header and query.</summary>
internal static class CredentialsReader
{
    public static SourceCredentials? Read(ReadContext context, ConfigNode node)
    {
        if (ObjectReader.Open(context, node) is not { } reader)
            return null;
        ConfigNode?[] ways = [reader.Take("basic"), reader.Take("bearer"), reader.Take("header"), reader.Take("query")];
        var closed = reader.Close();
        if (ways.Count(w => w is not null) != 1)
        {
            if (closed)
                context.Problem(node, "Credentials are exactly one of basic, bearer, header, query.");
            return null;
        }
        if (ways[0] is { } basic)
            return Pair(context, basic, "user", "password") is var (user, password) ? new SourceCredentials.Basic(user, password) : null;
        if (ways[1] is { } bearer)
            return Noted(context, bearer, SecretReader.Read(context, bearer)) is { } token ? new SourceCredentials.Bearer(token) : null;
        if (ways[2] is { } header)
            return Named(context, header, ConfigWords.HeaderName, "name of a header") is var (name, value) ? new SourceCredentials.Header(name, value) : null;
        return Named(context, ways[3]!, ConfigWords.Id, "name of a query parameter") is var (key, text) ? new SourceCredentials.Query(key, text) : null;
    }

    private static (string, string)? Pair(ReadContext context, ConfigNode node, string first, string second)
    {
        if (ObjectReader.Open(context, node) is not { } reader)
            return null;
        var (a, b) = (reader.Need(first, "Write {\"env\": \"NAME\"}."), reader.Need(second, "Write {\"env\": \"NAME\"}."));
        reader.Close();
        var left = a is null ? null : Noted(context, a, SecretReader.Read(context, a));
        var right = b is null ? null : Noted(context, b, SecretReader.Read(context, b));
        return left is null || right is null ? null : (left, right);
    }

    private static (string, string)? Named(ReadContext context, ConfigNode node, Regex pattern, string what)
    {
        if (ObjectReader.Open(context, node) is not { } reader)
            return null;
        var (name, value) = (reader.Need("name", $"Write the {what}."), reader.Need("value", "Write {\"env\": \"NAME\"}."));
        reader.Close();
        var key = name is null ? null : ReadValue.Matching(context, name, pattern, what, "Letters, digits and - are safe.");
        var secret = value is null ? null : Noted(context, value, SecretReader.Read(context, value));
        if (key is not null)
            context.Note(name!.Path, key, name);
        return key is null || secret is null ? null : (key, secret);
    }

    private static string? Noted(ReadContext context, ConfigNode node, Secret? secret)
    {
        if (secret is not null)
            context.Note(node.Path, "(secret)", secret.Origin);
        return secret?.Value;
    }
}
