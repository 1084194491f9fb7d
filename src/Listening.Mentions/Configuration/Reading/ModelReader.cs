using Listening.Feeds;

namespace Listening.Mentions;

/// <summary>A sentiment model by file or by address and hash.</summary>
internal static class ModelReader
{
    public static ModelReference? Read(ReadContext context, ConfigNode node)
    {
        if (node.Kind is ConfigKind.Text)
            return FromFile(context, node);
        if (ObjectReader.Open(context, node) is not { } reader)
            return null;
        var (url, hash) = (reader.Need("url", "Write {\"url\": \"https://…\", \"sha256\": \"…\"}."), reader.Need("sha256", "It is what `sha256sum FILE` prints."));
        reader.Close();
        var address = url is null ? null : AddressReader.Read(context, url);
        var sha256 = hash is null ? null : ReadValue.Matching(context, hash, ConfigWords.Sha256, "SHA-256", "Write its 64 hexadecimal digits: `sha256sum FILE` prints them.");
        return address is null || sha256 is null ? null : new ModelReference(null, address, sha256.ToLowerInvariant());
    }

    public static string Shown(ModelReference? model) => model switch
    {
        null => "shipped",
        { Path: { } path } => path,
        _ => $"{SourceAddress.Redact(model.Url!)} {model.Sha256}",
    };

    private static ModelReference? FromFile(ReadContext context, ConfigNode node)
    {
        if (ReadValue.Text(context, node, 1_000) is not { } written)
            return null;
        var path = context.Resolve(written);
        if (!File.Exists(path))
            context.Problem(node, $"There is no model file {Words.Quoted(written)}.", "A relative path counts from the folder of this file.");
        return new ModelReference(path, null, null);
    }
}
