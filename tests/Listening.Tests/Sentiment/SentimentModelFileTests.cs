using System.IO.Compression;
using System.Text;
using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class SentimentModelFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, string> Faults => new()
    {
        { "missing", "cannot be read" },
        { "empty", "damaged" },
        { "no zip", "damaged" },
        { "cut short", "damaged" },
        { "weights flipped", "the weights are not those" },
        { "weights missing", "weights.bin is missing" },
        { "manifest missing", "manifest.json is missing" },
        { "manifest not json", "damaged" },
        { "manifest without a number", "three numbers" },
        { "newer format", "format 2" },
        { "other features", "features 99" },
    };

    [Fact]
    public void A_saved_model_comes_back_the_same()
    {
        SmallModel.Model.Save(_folder.File("m.zip"));
        var loaded = SentimentClassifier.Load(_folder.File("m.zip"));
        Assert.Equal(SmallModel.Model.Manifest.Name, loaded.Model);
        Assert.All(SmallModel.Texts, text => Assert.Equal(SmallModel.Classifier.Classify(text.Text), loaded.Classify(text.Text)));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_faulty_file_is_refused_in_one_clear_line(string fault, string says)
    {
        var path = _folder.File("m.zip");
        if (fault != "missing")
            File.WriteAllBytes(path, Faulty(fault));
        var exception = Assert.Throws<SentimentModelException>(() => SentimentClassifier.Load(path));
        Assert.Contains(path, exception.Message, StringComparison.Ordinal);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    [Fact]
    public void A_model_holds_numbers_and_a_manifest_and_no_words()
    {
        using var archive = new ZipArchive(new MemoryStream(SmallModel.Bytes(SmallModel.Model)));
        Assert.Equal(["manifest.json", "weights.bin"], archive.Entries.Select(entry => entry.FullName));
        using var reader = new StreamReader(archive.Entries[0].Open());
        var manifest = reader.ReadToEnd();
        Assert.DoesNotContain(["espresso", "barista", "wonderful", "disappointed"], word => manifest.Contains(word, StringComparison.Ordinal));
        Assert.Equal(3 * SmallModel.Model.Space.Size, archive.Entries[1].Length);
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Faulty(string fault) => fault switch
    {
        "empty" => [],
        "no zip" => Encoding.UTF8.GetBytes("text\tlabel\n"),
        "cut short" => SmallModel.Bytes(SmallModel.Model)[..^100],
        "weights flipped" => Changed("weights.bin", bytes => [(byte)(bytes[0] + 1), .. bytes[1..]]),
        "weights missing" => Changed("weights.bin", _ => null),
        "manifest missing" => Changed("manifest.json", _ => null),
        "manifest not json" => Changed("manifest.json", _ => "{"u8.ToArray()),
        "manifest without a number" => Replaced("\"offsets\": [", "\"offsets\": [ 1,"),
        "newer format" => Replaced("\"format\": 1", "\"format\": 2"),
        _ => Replaced("\"features\": 1", "\"features\": 99"),
    };

    private static byte[] Replaced(string old, string with) =>
        Changed("manifest.json", bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace(old, with, StringComparison.Ordinal)));

    private static byte[] Changed(string name, Func<byte[], byte[]?> change)
    {
        using var source = new ZipArchive(new MemoryStream(SmallModel.Bytes(SmallModel.Model)));
        using var target = new MemoryStream();
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                    stream.CopyTo(content);
                if ((entry.FullName == name ? change(content.ToArray()) : content.ToArray()) is not { } bytes)
                    continue;
                using var copy = archive.CreateEntry(entry.FullName).Open();
                copy.Write(bytes);
            }
        }

        return target.ToArray();
    }
}
