using Listening.Sentiment;

namespace Listening.Tests.Sentiment;

public sealed class LabelledFileTests
{
    [Fact]
    public void Texts_come_in_the_order_of_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.tsv"), "text\tlabel\nfine\tpositive\n\tneutral\nbad\tnegative");
        var file = LabelledFile.Read(folder.File("a.tsv")).File!;
        Assert.Equal([new("fine", SentimentLabel.Positive), new("", SentimentLabel.Neutral), new("bad", SentimentLabel.Negative)], file.Texts);
        Assert.Equal(("a.tsv", 64), (file.Name, file.Sha256.Length));
    }

    [Theory]
    [InlineData("", ":1: the first line must be the header")]
    [InlineData("label\ttext\n", ":1: the first line must be the header")]
    [InlineData("text\tlabel\n", ": holds no labelled text")]
    [InlineData("text\tlabel\nfine\tpositive\nno tab\n", ":3: there is no tab")]
    [InlineData("text\tlabel\nfine\tmore\tpositive\n", ":2: there is more than one tab")]
    [InlineData("text\tlabel\nfine\tPositive\n", ":2: the label is 'Positive'")]
    [InlineData("text\tlabel\nfine\tunsure\n", ":2: the label is 'unsure'")]
    [InlineData("text\tlabel\nfine\t1\n", ":2: the label is '1'")]
    public void A_fault_is_named_with_file_and_line(string content, string says)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.File("a.tsv"), content);
        var result = LabelledFile.Read(folder.File("a.tsv"));
        Assert.Null(result.File);
        Assert.StartsWith(folder.File("a.tsv") + says, result.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named() => Assert.StartsWith("nowhere.tsv: cannot be read", LabelledFile.Read("nowhere.tsv").Fault, StringComparison.Ordinal);
}
