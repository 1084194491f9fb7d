namespace Listening.Storage.Elasticsearch;

/// <summary>Settings that may only say where their value stands.</summary>
internal static class SecretText
{
    /// <returns>What is wrong, which names the setting and never a value, or null.</returns>
    public static string? Read(string setting, string reference, out string secret)
    {
        secret = "";
        if (!reference.StartsWith(SecretReference.Environment, StringComparison.Ordinal) && !reference.StartsWith(SecretReference.File, StringComparison.Ordinal))
            return $"{setting} is a secret and may not stand in the configuration: write env:NAME or file:/path.";
        secret = SecretReference.Resolve(reference, out var fault) ?? "";
        if (fault is not null)
            return $"{setting}: {fault}.";
        return secret.Length == 0 || secret.Any(char.IsControl) ? $"{setting} is empty or holds characters that no header carries." : null;
    }
}
