namespace Listening.Tests.Simulators.Elasticsearch;

/// <summary>Which server answers: it decides the root document, the product header and the point-in-time and lifecycle addresses.</summary>
internal enum SimulatedProduct { Elasticsearch8, Elasticsearch9, OpenSearch2, OpenSearch3 }

/// <summary>What a simulated cluster is like from its start.</summary>
internal sealed class SimulatorOptions
{
    public SimulatedProduct Product { get; init; } = SimulatedProduct.Elasticsearch9;

    /// <summary>How many addresses answer for the one cluster.</summary>
    public int Nodes { get; init; } = 1;

    /// <summary>The port of the first node; 0 takes free ones.</summary>
    public int Port { get; init; }

    /// <summary>How often written documents become searchable by themselves (a real server: 1 s); null: only by a refresh, and <c>refresh=wait_for</c> refreshes at once.</summary>
    public TimeSpan? RefreshInterval { get; init; }

    /// <summary>Documents a second that <c>_bulk</c> takes; 0 = as many as come.</summary>
    public int DocumentsPerSecond { get; init; }

    /// <summary>Larger bodies are answered with 413, as <c>http.max_content_length</c> does. Bytes as they came over the wire.</summary>
    public long MaxContentLength { get; init; } = 100 * 1024 * 1024;

    /// <summary>The <c>Authorization</c> header that is asked for; null: none.</summary>
    public string? Authorization { get; init; }

    /// <summary>Seeds every fault that has a probability.</summary>
    public int Seed { get; init; } = 1;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
