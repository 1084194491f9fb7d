using Listening.Queries;

namespace Listening.Mentions;

/// <summary>One unit.</summary>
internal static class UnitReader
{
    private const int MaxItems = 10_000;

    public static UnitConfig? Read(ReadContext context, ConfigMember member, SharedSettings defaults)
    {
        if (ObjectReader.Open(context, member.Value) is not { } reader)
            return null;
        var (lists, queries, sources) = (reader.Take("lists"), reader.Take("queries"), reader.Take("sources"));
        var settings = SharedSettings.Read(context, reader).Over(defaults);
        var networks = NetworkReader.Read(context, reader.Take("allowPrivateNetwork"));
        var unit = Settings(context, reader, settings.ApplyTo(new UnitConfig { Unit = member.Name, Name = member.Name }));
        reader.Close();
        settings.Note(context, reader.Node.Path, unit);
        var fragments = ListsReader.Read(context, lists, unit.TimeZone);
        unit = unit with
        {
            Lists = fragments.Lists,
            Queries = QueriesReader.Read(context, queries, QueryOptions.Listening with { TimeZone = unit.TimeZone, Lists = fragments.ForQueries }),
            Sources = Sources(context, sources, new SourceSettings(settings.Every, networks)),
        };
        return Advised(context, reader.Node, unit);
    }

    private static UnitConfig Settings(ReadContext context, ObjectReader reader, UnitConfig unit)
    {
        var (name, zone) = (reader.Take("name"), reader.Take("timeZone"));
        var (visibility, bucket) = (reader.Take("visibility"), reader.Take("bucket"));
        var (model, target) = (reader.Take("model"), reader.Take("responseTarget"));
        unit = unit with
        {
            Name = name is null ? unit.Name : ReadValue.Text(context, name, 100) ?? unit.Name,
            TimeZone = zone is null ? unit.TimeZone : ZoneReader.Read(context, zone) ?? unit.TimeZone,
            Visibility = visibility is null ? unit.Visibility : ReadValue.OneOf(context, visibility, ConfigWords.Visibilities) ?? unit.Visibility,
            Bucket = bucket is null ? unit.Bucket : ReadValue.OneOf(context, bucket, ConfigWords.Buckets) ?? unit.Bucket,
            Model = model is null ? null : ModelReader.Read(context, model),
            ResponseTarget = target is null ? null : ReadValue.Duration(context, target, TimeSpan.FromMinutes(1), TimeSpan.FromDays(90)),
        };
        var path = reader.Node.Path;
        context.Note(path + ".name", unit.Name, name);
        context.Note(path + ".timeZone", unit.TimeZone.Id, zone);
        context.Note(path + ".visibility", ConfigWords.Word(unit.Visibility), visibility);
        context.Note(path + ".bucket", ConfigWords.Word(unit.Bucket), bucket);
        context.Note(path + ".model", ModelReader.Shown(unit.Model), model);
        context.Note(path + ".responseTarget", unit.ResponseTarget is { } time ? DurationText.Format(time) : "none", target);
        return unit;
    }

    private static List<SourceConfig> Sources(ReadContext context, ConfigNode? node, SourceSettings settings)
    {
        var sources = new List<SourceConfig>();
        if (node is null || !ReadValue.Is(context, node, ConfigKind.List))
            return sources;
        if (node.Items.Count > MaxItems)
            context.Problem(node, $"This unit has {node.Items.Count} sources; {MaxItems} are allowed.", "Share them between units.");
        var first = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var item in node.Items.Take(MaxItems))
        {
            if (SourceReader.Read(context, item, settings) is not { } source)
                continue;
            if (first.TryAdd(source.Id, item))
                sources.Add(source);
            else
                context.Problem(item, $"This is the same source as {first[source.Id].Path}: both have the id {source.Id}.", "Keep one of them.");
        }
        return sources;
    }

    private static UnitConfig Advised(ReadContext context, ConfigNode node, UnitConfig unit)
    {
        if (unit.Queries.Count == 0)
            context.Advise(node, "This unit has no queries: it will hear nothing.", "Add \"queries\": { \"brand\": \"…\" }.");
        if (unit.Sources.Count == 0)
            context.Advise(node, "This unit has no sources: it has nothing to listen to.", "Add \"sources\": [ \"https://…\" ].");
        return unit;
    }
}
