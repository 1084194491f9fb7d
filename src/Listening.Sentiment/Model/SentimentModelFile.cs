using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;

namespace Listening.Sentiment;

/// <summary>
/// The layout of a model file: a zip of <c>manifest.json</c> and <c>weights.bin</c>, the latter one signed byte per bucket,
/// class after class in label order. Entry times are fixed, so that the same model is the same bytes.
/// </summary>
internal static class SentimentModelFile
{
    private const string ManifestEntry = "manifest.json", WeightsEntry = "weights.bin";
    private const int MaxManifestBytes = 1 << 20;
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(SentimentModel model, Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        Add(archive, ManifestEntry, JsonSerializer.SerializeToUtf8Bytes(model.Manifest, SentimentJson.Default.SentimentManifest));
        Add(archive, WeightsEntry, Planes(model.Weights));
    }

    /// <exception cref="SentimentModelException">Not such a file, damaged, or of another version.</exception>
    public static SentimentModel Read(Stream stream, string name)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            var manifest = ReadManifest(archive, name);
            return new SentimentModel(manifest, ReadWeights(archive, manifest, name));
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw Damaged(name, fault.Message, fault);
        }
    }

    public static string Hash(sbyte[] weights) => Convert.ToHexStringLower(SHA256.HashData(Planes(weights)));

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static SentimentManifest ReadManifest(ZipArchive archive, string name)
    {
        var bytes = ReadEntry(archive, ManifestEntry, MaxManifestBytes, name);
        RefuseOtherVersions(bytes, name);
        var manifest = JsonSerializer.Deserialize(bytes, SentimentJson.Default.SentimentManifest) ?? throw Damaged(name, "the manifest is empty");
        return SentimentManifestCheck.Fault(manifest) is { } fault ? throw Damaged(name, fault) : manifest;
    }

    /// <summary>Looked at before the rest, since another version's manifest need not have our fields.</summary>
    private static void RefuseOtherVersions(byte[] manifest, string name)
    {
        using var document = JsonDocument.Parse(manifest);
        var format = Number(document.RootElement, "format");
        var features = Number(document.RootElement, "features");
        if (format is null || features is null)
            throw Damaged(name, "the manifest names no version");
        if (format != SentimentManifest.CurrentFormat || features != FeatureExtractor.Version)
        {
            throw new SentimentModelException(
                $"{name}: the model is of format {format} with features {features}, this release reads format {SentimentManifest.CurrentFormat} with features {FeatureExtractor.Version}; train it anew with 'listening train'.");
        }
    }

    private static int? Number(JsonElement root, string property) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static sbyte[] ReadWeights(ZipArchive archive, SentimentManifest manifest, string name)
    {
        var size = new FeatureSpace(manifest.BucketBits).Size;
        var planes = ReadEntry(archive, WeightsEntry, LinearWeights.Classes * size, name);
        if (planes.Length != LinearWeights.Classes * size)
            throw Damaged(name, $"{WeightsEntry} has {planes.Length} bytes instead of {LinearWeights.Classes * size}");
        if (!string.Equals(Convert.ToHexStringLower(SHA256.HashData(planes)), manifest.WeightsSha256, StringComparison.Ordinal))
            throw Damaged(name, "the weights are not those the manifest was written for");
        return Interleaved(planes, size);
    }

    private static byte[] ReadEntry(ZipArchive archive, string entryName, int limit, string name)
    {
        var entry = archive.GetEntry(entryName) ?? throw Damaged(name, $"{entryName} is missing");
        if (entry.Length > limit)
            throw Damaged(name, $"{entryName} is larger than it may be");
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static byte[] Planes(sbyte[] weights)
    {
        var size = weights.Length / SentimentModel.Stride;
        var planes = new byte[LinearWeights.Classes * size];
        for (var i = 0; i < planes.Length; i++)
            planes[i] = (byte)weights[(i % size * SentimentModel.Stride) + (i / size)];
        return planes;
    }

    private static sbyte[] Interleaved(byte[] planes, int size)
    {
        var weights = new sbyte[size * SentimentModel.Stride];
        for (var i = 0; i < planes.Length; i++)
            weights[(i % size * SentimentModel.Stride) + (i / size)] = (sbyte)planes[i];
        return weights;
    }

    private static SentimentModelException Damaged(string name, string fault, Exception? inner = null) =>
        new($"{name}: the model file is damaged or not a model ({fault}); fetch it again or train one with 'listening train'.", inner);
}
