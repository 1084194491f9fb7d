using System.Text.Json.Nodes;
using Listening.Mentions;
using Listening.Queries;

namespace Listening.Storage.Elasticsearch;

/// <summary>What the fold script needs and cannot make itself, since it does not know our folding: acts as it keeps them, and the terms of values that acts touch.</summary>
internal static class ActFolding
{
    /// <summary>The object of a document that holds acts, what they changed, and terms.</summary>
    public const string Root = "folding";

    /// <summary>The terms of a mention's tags where they differ from the tags; null where none does.</summary>
    public static JsonObject? Of(Mention mention)
    {
        var places = new JsonObject();
        foreach (var tag in mention.Tags.Where(tag => tag.Length > 0 && Folding.Fold(tag) is var folded && (folded != tag || FilterValue.IsLong(folded))))
            places[tag] = Place(QueryField.Tag, tag);
        return places.Count == 0 ? null : new() { ["places"] = places };
    }

    /// <summary>An act as documents keep it.</summary>
    public static JsonObject Act(ActionEvent action)
    {
        var act = new JsonObject { ["id"] = action.ActionId, ["at"] = UtcMilliseconds.ToText(action.At), ["by"] = action.By, ["kind"] = action.Kind };
        if (action.Value is not { } value)
            return act;
        act["value"] = value;
        if (value.Length > 0 && Field(action.Kind) is { } field)
            act["place"] = Place(field, value);
        return act;
    }

    /// <summary>What stands where a mention has not come yet: searches never show it.</summary>
    public static JsonObject Stub(ActionEvent action) => new()
    {
        ["id"] = action.MentionId,
        ["unit"] = action.Unit,
        [FilterFields.Root] = new JsonObject { [FilterFields.Hidden] = new JsonArray(FilterFields.Stub) },
    };

    private static QueryField? Field(string kind) => kind switch
    {
        ActionKinds.Tag or ActionKinds.Untag => QueryField.Tag,
        ActionKinds.Label => QueryField.Sentiment,
        ActionKinds.Status => QueryField.Status,
        ActionKinds.Assignee => QueryField.Assignee,
        ActionKinds.Priority => QueryField.Priority,
        _ => null,
    };

    private static JsonObject Place(QueryField field, string value)
    {
        var (name, folded) = (FilterFields.Of(field)!, Folding.Fold(value));
        return FilterValue.IsLong(folded)
            ? new() { ["field"] = FilterFields.Long, ["term"] = FilterValue.LongTerm(name, folded) }
            : new() { ["field"] = name, ["term"] = folded };
    }
}
