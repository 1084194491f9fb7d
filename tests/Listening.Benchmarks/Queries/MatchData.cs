using System.Globalization;
using System.Text.Json;

namespace Listening.Benchmarks.Queries;

/// <summary>Files for <c>listening match</c>: queries.json and documents.jsonl.</summary>
internal static class MatchData
{
    private const int Words = 40;

    public static async Task WriteAsync(string folder, int documents, int queries)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, "queries.json"), JsonSerializer.SerializeToUtf8Bytes(GeneratedQueries.Of(queries)));
        await using var lines = new StreamWriter(Path.Combine(folder, "documents.jsonl"));
        foreach (var document in GeneratedDocuments.Of(documents, Words))
            await lines.WriteLineAsync(JsonSerializer.Serialize(new { id = document.Id, text = document.Text, author = document.AuthorName, site = document.Site, language = document.Language, rating = document.Rating }));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents:N0} documents and {queries:N0} queries in {folder}; measure with: time listening match --queries {folder}/queries.json --json < {folder}/documents.jsonl > /dev/null"));
    }
}
