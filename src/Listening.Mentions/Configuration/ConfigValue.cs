namespace Listening.Mentions;

/// <summary>One value of the merged configuration and where it came from. Secrets stand as <c>(secret)</c>.</summary>
/// <param name="Path">JSON path, such as <c>units.roastery.retention</c>.</param>
/// <param name="Value">As a person would write it, redacted.</param>
/// <param name="Origin"><c>default</c>, <c>FILE:LINE</c>, <c>environment NAME</c> or <c>file PATH</c>.</param>
public sealed record ConfigValue(string Path, string Value, string Origin);
