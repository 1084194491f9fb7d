using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>A block's answers, what is wrong with its lines, and the scratch they were made with.</summary>
internal sealed class MatchedBlock
{
    private const int Room = 64 << 10;
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public MatchedBlock() => Writer = new(Answers, Relaxed);

    public ArrayBufferWriter<byte> Answers { get; } = new(Room);

    public List<string> Faults { get; } = [];

    /// <summary>Writes into <see cref="Answers"/>.</summary>
    public Utf8JsonWriter Writer { get; }

    public TokenizedDocument Tokens { get; } = new();

    public List<string> Ids { get; } = [];

    public void Clear()
    {
        Answers.ResetWrittenCount();
        Faults.Clear();
    }
}
