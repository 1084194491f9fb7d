using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Listening.Storage.Elasticsearch;

/// <summary>The lines of one bulk request, written one behind the other. What was written last can be taken back.</summary>
internal sealed class BulkBody : IDisposable
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly ArrayBufferWriter<byte> _bytes = new(64 * 1024);
    private readonly Utf8JsonWriter _writer;

    public BulkBody() => _writer = new Utf8JsonWriter(_bytes, Plain);

    public int Length => _bytes.WrittenCount;

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    /// <summary>A document that is not there yet.</summary>
    public void Create(string index, string id, JsonObject document)
    {
        Line("create", index, id, isUpdate: false);
        Line(document);
    }

    /// <summary>A change by script. Its answer shows what then stands, by which a repeat is told from what was overtaken.</summary>
    public void Update(string index, string id, JsonObject update)
    {
        Line("update", index, id, isUpdate: true);
        Line(update);
    }

    public void Dispose() => _writer.Dispose();

    private void Line(string action, string index, string id, bool isUpdate)
    {
        _writer.WriteStartObject();
        _writer.WriteStartObject(action);
        _writer.WriteString("_index", index);
        _writer.WriteString("_id", id);
        if (isUpdate)
        {
            _writer.WriteNumber("retry_on_conflict", 3);
            _writer.WriteStartArray("_source");
            _writer.WriteStringValue("revision");
            _writer.WriteStringValue(FilterFields.Path(FilterFields.Hidden));
            _writer.WriteEndArray();
        }

        _writer.WriteEndObject();
        _writer.WriteEndObject();
        End();
    }

    private void Line(JsonObject json)
    {
        json.WriteTo(_writer);
        End();
    }

    private void End()
    {
        _writer.Flush();
        _writer.Reset();
        _bytes.Write("\n"u8);
    }
}
