namespace Listening.Queries;

/// <summary>Folds field values into a buffer of its own while they are compared.</summary>
internal sealed class FoldedValues
{
    private readonly Folder _folder = new();
    private char[] _buffer = new char[256];

    /// <summary>The folded value; valid until the next call.</summary>
    internal ReadOnlySpan<char> Fold(ReadOnlySpan<char> value)
    {
        if (!System.Text.Ascii.IsValid(value))
        {
            _folder.Read(value, int.MaxValue);
            return _folder.Folded();
        }

        if (_buffer.Length < value.Length)
            _buffer = new char[value.Length * 2];
        System.Text.Ascii.ToLower(value, _buffer, out var length);
        return _buffer.AsSpan(0, length);
    }
}
