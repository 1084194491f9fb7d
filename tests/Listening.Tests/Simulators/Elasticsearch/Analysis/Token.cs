namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>A token, where it stood in the text (UTF-16) and which position it has.</summary>
internal readonly record struct Token(string Text, int Start, int End, int Position, string Type = "word");
