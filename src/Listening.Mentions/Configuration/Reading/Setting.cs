namespace Listening.Mentions;

/// <summary>A value and where it was written; <paramref name="From"/> is null for the default.</summary>
internal readonly record struct Setting<T>(T Value, ConfigNode? From);
