using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Listening.Mentions;

namespace Listening.Tests.Mentions.Configuration;

public sealed class ListenersBytesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("listeners").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_missing_file_is_one_problem() => Refused(Path.Combine(_folder, "none.json"), "There is no such file.");

    [Fact]
    public void A_file_in_a_missing_folder_is_one_problem() => Refused(Path.Combine(_folder, "none", "none.json"), "There is no such file.");

    [Fact]
    public void A_folder_is_one_problem() => Refused(_folder, "This is a folder, not a file.");

    [Fact]
    public void An_empty_file_is_one_problem() => Refused(Written(""), "The file is empty. Write {\"units\": {…}}; docs/configuration.md shows how.");

    [Fact]
    public void A_file_of_nothing_but_a_byte_order_mark_is_empty() => Refused(Written("\uFEFF"), "The file is empty. Write {\"units\": {…}}; docs/configuration.md shows how.");

    [Fact]
    public void A_huge_file_is_one_problem() => Refused(Written(new string(' ', ListenersFile.MaxBytes + 1)), "The file is larger than 4 MiB.");

    [Fact]
    public void A_file_without_end_is_cut_off()
    {
        Assert.SkipUnless(File.Exists("/dev/zero"), "There is no /dev/zero here.");
        Refused("/dev/zero", "The file is larger than 4 MiB.");
    }

    [Fact]
    public void A_name_that_no_file_can_have_is_one_problem()
    {
        var problem = Assert.Single(ListenersFile.Read("a\0b", _ => null).Problems);
        Assert.StartsWith("The file cannot be read: ", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_one_problem()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Whoever runs this may read every file.");
        var path = Written("{}");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.None);
        Refused(path, "The file may not be read: permission denied.");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 }, ":1:1: The file is not UTF-8 from here on. Save it as UTF-8.")]
    [InlineData(new byte[] { 0x7B, 0x0A, 0x22, 0xE4, 0x22 }, ":2:2: The file is not UTF-8 from here on. Save it as UTF-8.")]
    public void Bytes_that_are_not_utf8_are_one_problem_with_their_place(byte[] bytes, string expected)
    {
        var path = Path.Combine(_folder, "listeners.json");
        File.WriteAllBytes(path, bytes);

        Assert.Equal(path + expected, Assert.Single(ListenersFile.Read(path, _ => null).Problems).ToString());
    }

    [Fact]
    public void A_byte_order_mark_comments_and_trailing_commas_are_welcome()
    {
        var path = Written("\uFEFF// first\n{ /* second */ \"units\": { \"u\": { \"name\": \"Ü\", }, }, } // last");

        var result = ListenersFile.Read(path, _ => null);

        Assert.Empty(result.Problems);
        Assert.Equal("Ü", result.Config!.Units["u"].Name);
    }

    [Fact]
    public void Columns_count_characters_not_bytes()
    {
        var problem = Assert.Single(ListenersText.Read("{\"units\":{\"u\":{\"name\":\"äöü😀\",\"x\":1}}}").Problems);

        Assert.Equal((1, 31), (problem.Line, problem.Column));
    }

    [Fact]
    public void No_bytes_make_it_throw() => Prop.ForAll<byte[]>(bytes =>
    {
        var result = ListenersFile.Read(bytes, "listeners.json", _ => null);
        return result.Config is null != (result.Problems.Count == 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_slip_in_a_good_file_makes_it_throw()
    {
        var good = File.ReadAllBytes(Repository.Path("listeners.json"));
        var slips = from at in Gen.Choose(0, good.Length - 1)
                    from length in Gen.Choose(0, 40)
                    from put in Gen.Elements("", "\"", "{", "]", ",", "null", "7", "\\", "\u00e4", "*", "(", "\uD83D\uDE00")
                    select (at, length: Math.Min(length, good.Length - at), put);
        Prop.ForAll(slips.ToArbitrary(), slip =>
        {
            byte[] bytes = [.. good.AsSpan(0, slip.at), .. Encoding.UTF8.GetBytes(slip.put), .. good.AsSpan(slip.at + slip.length)];
            var result = ListenersFile.Read(bytes, "listeners.json", _ => null);
            return result.Config is null != (result.Problems.Count == 0);
        }).QuickCheckThrowOnFailure();
    }

    private string Written(string text)
    {
        var path = Path.Combine(_folder, "listeners.json");
        File.WriteAllText(path, text);
        return path;
    }

    private static void Refused(string path, string message)
    {
        var result = ListenersFile.Read(path, _ => null);

        Assert.Equal($"{path}: {message}", Assert.Single(result.Problems).ToString());
        Assert.Null(result.Config);
    }
}
