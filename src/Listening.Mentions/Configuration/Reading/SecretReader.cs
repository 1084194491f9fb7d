namespace Listening.Mentions;

/// <summary>A secret named by environment variable or by file. No message ever holds a secret, nor a text that stands where one was expected.</summary>
internal static class SecretReader
{
    private const string How = "Write {\"env\": \"NAME\"} or {\"file\": \"/run/secrets/name\"}.";

    /// <summary>The secret and where it comes from, such as <c>environment NAME</c>.</summary>
    public static Secret? Read(ReadContext context, ConfigNode node)
    {
        if (node.Kind is not ConfigKind.Object)
        {
            context.Problem(node, "A secret must not stand in this file.", How);
            return null;
        }
        var reader = ObjectReader.Open(context, node)!;
        var (env, file) = (reader.Take("env"), reader.Take("file"));
        reader.Close();
        if (env is null == file is null)
        {
            context.Problem(node, "A secret is named by exactly one of \"env\" and \"file\".", How);
            return null;
        }
        return env is not null ? FromEnvironment(context, env) : FromFile(context, file!);
    }

    private static Secret? FromEnvironment(ReadContext context, ConfigNode node)
    {
        if (ReadValue.Matching(context, node, ConfigWords.EnvironmentName, "name of an environment variable", "Write the variable's name, without $.") is not { } name)
            return null;
        if (context.Environment(name) is { Length: > 0 } value)
            return Sound(context, node, value, "environment " + name);
        context.Problem(node, $"The environment variable {name} is not set or is empty.", "Set it where this program runs.");
        return null;
    }

    private static Secret? FromFile(ReadContext context, ConfigNode node)
    {
        if (ReadValue.Text(context, node, 1_000) is not { } written)
            return null;
        var path = context.Resolve(written);
        context.SecretFile(path);
        var (bytes, fault) = ConfigBytes.Read(path);
        if (bytes is not null)
            return Sound(context, node, System.Text.Encoding.UTF8.GetString(bytes).TrimEnd('\r', '\n'), "file " + path);
        context.Problem(node, $"The secret file {Words.Quoted(written)} cannot be used. {fault}", "A relative path counts from the folder of this file.");
        return null;
    }

    private static Secret? Sound(ReadContext context, ConfigNode node, string value, string origin)
    {
        if (value.Length is > 0 and <= 16_384 && !value.Any(char.IsControl))
            return new Secret(value, origin);
        context.Problem(node, $"The secret of {Words.Shown(origin, 200)} is empty, longer than 16,384 characters, or has control characters or several lines in it.");
        return null;
    }
}

/// <summary>A secret's value and where it came from.</summary>
internal sealed record Secret(string Value, string Origin)
{
    /// <summary>Never the value.</summary>
    public override string ToString() => Origin;
}
