using System.Security.Cryptography;
using Listening.CommandLine;
using Listening.Mentions;
using Listening.Sentiment;

namespace Listening.Hosting;

/// <summary>Loads the model a unit names: a file, an address whose SHA-256 must fit, or the shipped one.</summary>
internal static class ModelLoader
{
    /// <summary>No model is larger.</summary>
    private const int MaxBytes = 256 << 20;

    public static async Task<SentimentClassifier> LoadAsync(ModelReference model, DataFolder data, CancellationToken cancellationToken)
    {
        try
        {
            if (model.Url is { } url)
                return SentimentClassifier.Load(await FetchAsync(url, model.Sha256!, data, cancellationToken));
            return model.Path is { } path ? SentimentClassifier.Load(path) : SentimentClassifier.LoadDefault();
        }
        catch (SentimentModelException exception)
        {
            throw CommandException.WrongUse(exception.Message);
        }
    }

    private static async Task<string> FetchAsync(Uri url, string sha256, DataFolder data, CancellationToken cancellationToken)
    {
        var file = Path.Combine(data.Path, "models", sha256 + ".zip");
        if (File.Exists(file))
            return file;
        byte[] bytes;
        try
        {
            using var client = new HttpClient { MaxResponseContentBufferSize = MaxBytes, Timeout = TimeSpan.FromMinutes(5) };
            bytes = await client.GetByteArrayAsync(url, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw CommandException.ServiceAway($"The model {url.GetLeftPart(UriPartial.Path)} cannot be fetched: {exception.Message}");
        }

        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256)
            throw CommandException.WrongUse($"The model {url.GetLeftPart(UriPartial.Path)} does not have the SHA-256 that the configuration states. Correct sha256, or find out who changed the file.");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Written beside and renamed, so that a crash leaves no half model behind.
        await File.WriteAllBytesAsync(file + ".part", bytes, cancellationToken);
        File.Move(file + ".part", file, overwrite: true);
        return file;
    }
}
