using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Listening.Mentions;

/// <summary>The wire form of every document and event: snake_case, UTC with milliseconds and Z, nulls and empty lists left out, text readable instead of escaped.</summary>
public static class MentionJson
{
    /// <summary>For types of other projects that appear beside these; their own resolver goes in front.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new UtcMilliseconds() },
        // By reflection: a generated resolver sets every init property, so that a missing list would be null instead of empty.
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEmptyLists } },
    };

    /// <summary>Mentions.</summary>
    public static readonly JsonTypeInfo<Mention> Mention = Of<Mention>();

    /// <summary>Poll events.</summary>
    public static readonly JsonTypeInfo<PollEvent> Poll = Of<PollEvent>();

    /// <summary>People's acts.</summary>
    public static readonly JsonTypeInfo<ActionEvent> Action = Of<ActionEvent>();

    /// <summary>Dead letters.</summary>
    public static readonly JsonTypeInfo<DeadLetter> DeadLetter = Of<DeadLetter>();

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                property.ShouldSerialize = static (_, value) => value is ICollection { Count: > 0 };
        }
    }
}
