using System.Buffers;

namespace Listening.Storage.Sqlite;

/// <summary>How an id stands in the index: 16 bytes where it is our 128 bits in lower-case hexadecimal, the text itself where it came from elsewhere.</summary>
internal static class IdKey
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static object Of(string id) => IsCanonical(id) ? Convert.FromHexString(id) : id;

    public static bool IsCanonical(string id) => id.Length == 32 && !id.AsSpan().ContainsAnyExcept(Hexadecimal);

    public static RawStatement Bind(RawStatement statement, int index, string id)
    {
        if (!IsCanonical(id))
            return statement.Bind(index, id);
        Span<byte> bytes = stackalloc byte[16];
        Convert.FromHexString(id, bytes, out _, out _);
        return statement.BindBlob(index, bytes);
    }

    public static string Read(RawStatement statement, int column)
    {
        var bytes = statement.Blob(column);
        return statement.IsBlob(column) ? Convert.ToHexStringLower(bytes) : System.Text.Encoding.UTF8.GetString(bytes);
    }
}
