using System.Net;

namespace Listening.Mentions;

/// <summary>What a source takes from its unit where it says nothing itself.</summary>
internal sealed record SourceSettings(Setting<TimeSpan>? Every, Setting<IReadOnlyList<IPNetwork>>? Networks);
