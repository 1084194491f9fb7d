using System.Text;
using System.Text.Json.Nodes;

namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>One recorded request and what a real server answered.</summary>
internal sealed record RecordedExchange(string Name, string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body, int Status, JsonNode? Answer)
{
    public static IReadOnlyList<RecordedExchange> All(string file) => [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Read)];

    /// <summary>Sends it, with the ids that the other server gave replaced by those of this one.</summary>
    public async Task<(int Status, JsonNode? Answer)> SendAsync(HttpClient client, IReadOnlyDictionary<string, string> ids)
    {
        using var request = new HttpRequestMessage(new HttpMethod(Method), Path);
        if (Body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(ids.Aggregate(Body, (body, id) => body.Replace(id.Key, id.Value, StringComparison.Ordinal))));
        if (Headers.GetValueOrDefault("Content-Type") is { } type && request.Content is not null)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }

    private static RecordedExchange Read(string line)
    {
        var json = JsonNode.Parse(line)!;
        var (request, response) = (json["request"]!, json["response"]!);
        return new RecordedExchange(
            json["name"]!.GetValue<string>(),
            request["method"]!.GetValue<string>(),
            request["path"]!.GetValue<string>(),
            request["headers"]!.AsObject().ToDictionary(header => header.Key, header => header.Value!.GetValue<string>(), StringComparer.OrdinalIgnoreCase),
            request["body"]?.GetValue<string>(),
            response["status"]!.GetValue<int>(),
            response["body"]);
    }
}
