using System.Runtime.CompilerServices;
using System.Text.Json;
using Listening.Mentions;
using Microsoft.Data.Sqlite;

namespace Listening.Storage.Sqlite;

/// <summary>The embedded store: one file, one writer, readers beside it, also in other processes.</summary>
public sealed class SqliteMentionStore : IMentionStore, IStoryIndex, IDisposable
{
    private const int MaxReaders = 4;

    private readonly string _path;
    private readonly SearchLimits _limits;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ReaderPool _readers;
    private StoreWriter? _writer;

    /// <summary>Opens the file of a store; a missing one is created.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="StorageException">It is damaged, not a store, of a newer version, or cannot be written.</exception>
    public SqliteMentionStore(string path)
        : this(path, SearchLimits.Default)
    {
    }

    internal SqliteMentionStore(string path, SearchLimits limits)
    {
        (_path, _limits) = (path, limits);
        Connect().Dispose();
        _readers = new ReaderPool(() => new ReadSession(Connect()), MaxReaders);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, long>> CheckpointsAsync(CancellationToken cancellationToken) =>
        ReadAsync(session => new CheckpointTable(session.Statements).All(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<WriteResult>> WriteAsync(StoreBatch batch, CancellationToken cancellationToken) =>
        ChangeAsync(writer => writer.Write(batch, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public IStoryIndex Stories => this;

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoryAnswer>> FindStoriesAsync(IReadOnlyList<StoryQuestion> questions, CancellationToken cancellationToken) =>
        ReadAsync(session => StoryLookup.Find(session, questions), cancellationToken);

    /// <inheritdoc/>
    public Task<MentionPage> SearchAsync(MentionSearch search, CancellationToken cancellationToken) =>
        ReadAsync(session => PageReader.Read(session, search, _limits), cancellationToken);

    /// <inheritdoc/>
    public Task<long> CountAsync(MentionSearch search, CancellationToken cancellationToken) =>
        ReadAsync(session => new SearchScan(session, search, _limits).Count(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<FacetCount>> FacetAsync(MentionSearch search, MentionFacet facet, int size, CancellationToken cancellationToken) =>
        ReadAsync(session => FacetReader.Read(session, search, facet, size, _limits), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<TimeCount>> HistogramAsync(MentionSearch search, TimeBucket bucket, TimeZoneInfo zone, CancellationToken cancellationToken) =>
        ReadAsync(session => Histogram.Count(new SearchScan(session, search, _limits).RowIds(newestFirst: false), bucket, zone), cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<Mention> ExportAsync(MentionSearch search, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Places first, documents in pieces: a reading transaction held for as long as a client takes would keep the write-ahead log growing.
        var export = new Export(search, _limits);
        while (await ReadAsync(export.NextPlaces, cancellationToken) is { Count: > 0 } places)
        {
            foreach (var piece in places.Chunk(Export.DocumentsAtOnce))
            {
                foreach (var mention in await ReadAsync(session => Export.Documents(session, piece), cancellationToken))
                    yield return mention;
            }
        }
    }

    /// <inheritdoc/>
    public Task<Mention?> GetAsync(string id, CancellationToken cancellationToken) =>
        ReadAsync(session => Lookup.Mention(session, id), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ActionEvent>> HistoryAsync(string mentionId, CancellationToken cancellationToken) =>
        ReadAsync(session => new ActionTable(session.Statements).Of(mentionId), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<PollEvent>> PollsAsync(string? unit, string? sourceId, int limit, CancellationToken cancellationToken) =>
        ReadAsync(session => new PollTable(session.Statements).Newest(unit, sourceId, limit), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoreLedger>> LedgerAsync(CancellationToken cancellationToken) =>
        ReadAsync(session => new LedgerTable(session.Statements).All(), cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> MissingAsync(IReadOnlyList<MentionVersion> versions, CancellationToken cancellationToken) =>
        ReadAsync(session => Lookup.Missing(session, versions), cancellationToken);

    /// <inheritdoc/>
    public Task<long> ExpireAsync(string unit, DateTimeOffset firstHeardBefore, CancellationToken cancellationToken) =>
        ChangeAsync(writer => writer.Expire(unit, firstHeardBefore, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _readers.Dispose();
        _writer?.Dispose();
        _writing.Dispose();
    }

    private async Task<T> ReadAsync<T>(Func<ReadSession, T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _readers.RunAsync(work, cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Translate(exception, _path);
        }
        catch (JsonException exception)
        {
            throw SqliteFile.Damaged(exception, _path);
        }
    }

    private async Task<T> ChangeAsync<T>(Func<StoreWriter, T> work, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => work(_writer ??= new StoreWriter(Connect())), cancellationToken);
        }
        catch (SqliteException exception)
        {
            throw SqliteFile.Translate(exception, _path);
        }
        finally
        {
            _writing.Release();
        }
    }

    private SqliteConnection Connect() => SqliteFile.Open(_path, StoreSchema.Schema, durable: false);
}
