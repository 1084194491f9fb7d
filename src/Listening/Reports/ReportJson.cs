using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Listening.Mentions;

namespace Listening.Reports;

/// <summary>JSON of what verbs report beside the contracts' documents.</summary>
[JsonSerializable(typeof(SourceReport))]
[JsonSerializable(typeof(LedgerRow))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    public static readonly ReportJson Wire = new(new JsonSerializerOptions
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UtcMilliseconds() },
    });
}
