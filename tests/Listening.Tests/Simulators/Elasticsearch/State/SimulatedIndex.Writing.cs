namespace Listening.Tests.Simulators.Elasticsearch;

internal sealed partial class SimulatedIndex
{
    /// <summary>Carries out one write; whatever is wrong with it is its outcome.</summary>
    public WriteOutcome Write(WriteOperation operation)
    {
        var id = operation.Id ?? SimulatedCluster.NewId(20);
        if (Block(deleting: operation.Action == "delete") is { } block)
            return WriteOutcome.Failed(id, block);
        lock (_gate)
        {
            _latest.TryGetValue(id, out var current);
            if (operation.Action == "update")
                return DocumentUpdate.Apply(this, _cluster, operation, id, current is { Removed: false } ? current : null);
            if (Conflict(operation, id, current) is { } conflict)
                return WriteOutcome.Failed(id, conflict);
            return operation.Action == "delete" ? Remove(id, current, operation) : Put(id, operation.Body, operation);
        }
    }

    /// <summary>Writes a document over whatever is there. The caller holds the index.</summary>
    internal WriteOutcome Put(string id, ReadOnlyMemory<byte> source, WriteOperation? operation = null)
    {
        if (DocumentParser.Fault(Mapping, id, source.Span) is { } fault)
            return WriteOutcome.Failed(id, new WriteFailure(400, fault));
        _latest.TryGetValue(id, out var current);
        var isNew = current is null or { Removed: true };
        var document = new StoredDocument
        {
            Id = id,
            Source = source,
            Version = operation?.VersionType is null ? (current?.Version ?? 0) + 1 : operation.Version!.Value,
            SequenceNumber = ++_lastSequence,
            Ordinal = _ordinals++,
        };
        End(current);
        _shard.Add(document);
        _latest[id] = document;
        return new WriteOutcome(isNew ? 201 : 200, isNew ? "created" : "updated", id, document.Version, document.SequenceNumber);
    }

    /// <summary>The newest version, for a caller who holds the index.</summary>
    internal StoredDocument? Latest(string id) => _latest.TryGetValue(id, out var document) && !document.Removed ? document : null;

    /// <summary>Removes a document. The caller holds the index.</summary>
    internal WriteOutcome Remove(string id, StoredDocument? current, WriteOperation? operation = null)
    {
        var found = current is { Removed: false };
        var version = operation?.VersionType is null ? (current?.Version ?? 0) + 1 : operation.Version!.Value;
        var sequence = ++_lastSequence;
        End(current);
        _latest[id] = new StoredDocument { Id = id, Source = ReadOnlyMemory<byte>.Empty, Version = version, SequenceNumber = sequence, Ordinal = -1, Removed = true };
        return new WriteOutcome(found ? 200 : 404, found ? "deleted" : "not_found", id, version, sequence);
    }

    /// <summary>The error of a version that does not fit, as every conflict words it.</summary>
    internal WriteFailure VersionConflict(string id, string what)
    {
        var error = WriteFailure.Error("version_conflict_engine_exception", $"[{id}]: version conflict, {what}");
        AddPlace(error);
        return new WriteFailure(409, error);
    }

    internal WriteFailure Missing(string id)
    {
        var error = WriteFailure.Error("document_missing_exception", $"[{id}]: document missing");
        AddPlace(error);
        return new WriteFailure(404, error);
    }

    private void AddPlace(System.Text.Json.Nodes.JsonObject error)
    {
        error["index_uuid"] = Uuid;
        error["shard"] = "0";
        error["index"] = Name;
    }

    private void End(StoredDocument? current)
    {
        if (current is null or { Removed: true })
            return;
        current.Ended = _lastSequence;
        _ended++;
    }

    private WriteFailure? Conflict(WriteOperation operation, string id, StoredDocument? current)
    {
        if (operation.Action == "create" && current is { Removed: false })
            return VersionConflict(id, $"document already exists (current version [{current.Version}])");
        if (operation.IfSequenceNumber is { } wanted && wanted != (current is { Removed: false } ? current.SequenceNumber : -1))
            return VersionConflict(id, $"required seqNo [{wanted}], primary term [1]. {(current is { Removed: false } ? $"current document has seqNo [{current.SequenceNumber}] and primary term [1]" : "but no document was found")}");
        if (operation.VersionType is null || current is null)
            return null;
        var provided = operation.Version!.Value;
        var refused = operation.VersionType == "external_gte" ? current.Version > provided : current.Version >= provided;
        return refused ? VersionConflict(id, $"current version [{current.Version}] is higher {(operation.VersionType == "external_gte" ? string.Empty : "or equal to ")}the one provided [{provided}]".Replace("higher the", "higher than the", StringComparison.Ordinal)) : null;
    }
}
