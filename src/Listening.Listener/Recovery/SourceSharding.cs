using Listening.Mentions;

namespace Listening.Listener;

/// <summary>Which replica of a unit's listener hears which source: the one with the highest hash of source and replica (rendezvous hashing), so that a change of their number moves no more sources than it must.</summary>
public static class SourceSharding
{
    /// <summary>The replica that owns a source, counted from 0.</summary>
    public static int Owner(string sourceId, int replicas)
    {
        var (owner, highest) = (0, "");
        for (var replica = 0; replica < replicas; replica++)
        {
            var hash = MentionIdentity.Hash(sourceId, replica.ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (string.CompareOrdinal(hash, highest) > 0)
                (owner, highest) = (replica, hash);
        }

        return owner;
    }

    /// <summary>The unit with the sources of one replica.</summary>
    public static UnitConfig Of(UnitConfig unit, int replica, int replicas) =>
        replicas == 1 ? unit : unit with { Sources = [.. unit.Sources.Where(source => Owner(source.Id, replicas) == replica)] };
}
