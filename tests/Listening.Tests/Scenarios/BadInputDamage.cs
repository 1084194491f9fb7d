using System.Buffers.Binary;

namespace Listening.Tests.Scenarios;

/// <summary>What can be wrong with a database file.</summary>
internal static class BadInputDamage
{
    private const int PageSize = 4096;

    // Places in the header of every SQLite file (sqlite.org/fileformat.html, 1.3).
    private const int UserVersion = 60;
    private const int ApplicationId = 68;

    public static void Do(string kind, string file)
    {
        switch (kind)
        {
            case "newer":
                Write(file, UserVersion, 99);
                break;
            case "foreign":
                Write(file, ApplicationId, 4711);
                break;
            case "header":
                Overwrite(file, 0, 100);
                break;
            case "pages":
                Overwrite(file, PageSize, new FileInfo(file).Length - PageSize);
                break;
            default:
                using (var stream = File.Open(file, FileMode.Open))
                    stream.SetLength(stream.Length / 2 / PageSize * PageSize);
                break;
        }
    }

    private static void Overwrite(string file, long start, long count)
    {
        using var stream = File.Open(file, FileMode.Open);
        stream.Position = start;
        stream.Write(Enumerable.Repeat((byte)0xAA, (int)count).ToArray());
    }

    private static void Write(string file, int position, int number)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        using var stream = File.Open(file, FileMode.Open);
        stream.Position = position;
        stream.Write(bytes);
    }
}
