using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Listening.Queries;

namespace Listening.Commands;

/// <summary>A document of <c>match</c>: field names of the mention document; <c>author</c> may be a plain name. Settable, so that what is left out keeps its default.</summary>
internal sealed class MatchLine
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Text { get; set; }

    [JsonConverter(typeof(AuthorConverter))]
    public MatchAuthor? Author { get; set; }

    public string? Site { get; set; }

    public string? Url { get; set; }

    public List<string?>? Links { get; set; }

    public List<string?>? Images { get; set; }

    public List<string?>? Hashtags { get; set; }

    public string? Language { get; set; }

    public MatchSource? Source { get; set; }

    public List<string?>? Categories { get; set; }

    public List<string?>? Tags { get; set; }

    public List<string?>? Queries { get; set; }

    public List<string?>? Goals { get; set; }

    public string? Unit { get; set; }

    public string? Story { get; set; }

    public string? Visibility { get; set; }

    public List<string?>? Flags { get; set; }

    [JsonConverter(typeof(UtcConverter))]
    public DateTimeOffset? Published { get; set; }

    [JsonConverter(typeof(UtcConverter))]
    public DateTimeOffset? Heard { get; set; }

    public double? Rating { get; set; }

    public MatchSentiment? Sentiment { get; set; }

    public MatchWorkflow? Workflow { get; set; }

    public QueryDocument ToDocument() => new()
    {
        Id = Id,
        Title = Title,
        Text = Text,
        AuthorName = Author?.Name,
        AuthorHandle = Author?.Handle,
        Site = Site,
        Url = Url,
        Links = List(Links),
        Images = List(Images),
        Hashtags = List(Hashtags),
        Language = Language,
        SourceId = Source?.Id,
        SourceTitle = Source?.Title,
        SourceKind = Source?.Kind,
        Categories = List(Categories),
        Tags = List(Tags),
        Queries = List(Queries),
        Goals = List(Goals),
        Unit = Unit,
        Story = Story,
        Visibility = Visibility,
        Flags = List(Flags),
        Published = Published,
        Heard = Heard,
        Rating = Rating,
        SentimentLabel = Sentiment?.Label,
        SentimentScore = Sentiment?.Score,
        Status = Workflow?.Status,
        Assignee = Workflow?.Assignee,
        Priority = Workflow?.Priority,
    };

    private static IReadOnlyList<string> List(List<string?>? values) => values is null ? [] : [.. values.OfType<string>()];

    internal sealed class AuthorConverter : JsonConverter<MatchAuthor>
    {
        public override MatchAuthor? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String ? new() { Name = reader.GetString() } : JsonSerializer.Deserialize(ref reader, MatchJson.Default.MatchAuthor);

        public override void Write(Utf8JsonWriter writer, MatchAuthor value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    // A time without an offset is UTC, not the machine's.
    internal sealed class UtcConverter : JsonConverter<DateTimeOffset?>
    {
        public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.Null)
                return null;
            return reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParse(reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time : throw new JsonException("not a time such as 2026-11-01T10:00:00Z");
        }

        public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}

/// <summary><c>author</c> as an object.</summary>
internal sealed class MatchAuthor
{
    public string? Name { get; set; }

    public string? Handle { get; set; }
}

/// <summary><c>source</c>.</summary>
internal sealed class MatchSource
{
    public string? Id { get; set; }

    public string? Title { get; set; }

    public string? Kind { get; set; }
}

/// <summary><c>sentiment</c>.</summary>
internal sealed class MatchSentiment
{
    public string? Label { get; set; }

    public double? Score { get; set; }
}

/// <summary><c>workflow</c>.</summary>
internal sealed class MatchWorkflow
{
    public string? Status { get; set; }

    public string? Assignee { get; set; }

    public string? Priority { get; set; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MatchLine))]
internal sealed partial class MatchJson : JsonSerializerContext;
