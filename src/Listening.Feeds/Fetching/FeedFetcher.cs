namespace Listening.Feeds;

/// <summary>Gets a document over HTTP: conditional, redirects by hand, the body bounded and whole or not at all.</summary>
internal sealed class FeedFetcher(IHttpClientFactory clients, FeedPollingOptions options, TimeProvider time)
{
    /// <summary>Fetches; ends with <see cref="OperationCanceledException"/> when the token says so, otherwise with a value.</summary>
    public async Task<FetchResult> FetchAsync(SourceRequest source, FeedState before, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(FeedClients.NameFor(source.AllowPrivateNetwork));
        var trail = new RedirectTrail(source, options.MaxRedirects);
        while (true)
        {
            var validators = ValidatorsFor(trail.Address, source, before);
            try
            {
                using var request = FeedRequest.Build(trail.Address, source, options, validators);
                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                if (!RedirectTrail.IsRedirect(response))
                    return await AnswerAsync(response, source, trail, validators, cancellationToken);
                if (trail.TryFollow(response) is { } refused)
                    return Failed(trail, refused, (int)response.StatusCode);
            }
            catch (Exception exception) when (PollFailures.OfException(exception, trail.Address) is not null)
            {
                return Failed(trail, PollFailures.OfException(exception, trail.Address)!, null);
            }
        }
    }

    private Validators ValidatorsFor(Uri address, SourceRequest source, FeedState before)
    {
        var known = new Validators(before.ETag, before.LastModified);
        // Validators can lie or stick; once in a while a visit goes without.
        var trusted = before.LastUnconditional is { } last && time.GetUtcNow() - last < options.UnconditionalAfter;
        return known.Any && trusted && before.ValidatorsFor == Validators.KeyOf(address, source) ? known : default;
    }

    private async Task<FetchResult> AnswerAsync(HttpResponseMessage response, SourceRequest source, RedirectTrail trail, Validators sent, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        var shown = trail.Shown;
        PollFailure? failure = null;
        BodyBuffer? body = null;
        if (status == 200)
            (body, failure) = await BodyAsync(response, shown, cancellationToken);
        else if (status != 304)
            failure = PollFailures.OfStatus(status, shown);
        else if (!sent.Any)
            failure = PollFailures.Of(PollFailureKind.Status, $"{shown} answered 304 to a request that was not conditional.");
        return new FetchResult
        {
            Address = trail.Address,
            Status = status,
            Failure = failure,
            Body = body,
            Validators = Validators.Of(response),
            Conditional = sent.Any,
            MovedTo = trail.MovedTo,
            Terms = ResponseTerms.Of(response, time.GetUtcNow()),
            Context = new FeedContext
            {
                Address = WithoutCredential(trail.Address, source),
                ContentType = Validators.First(response.Content.Headers, "Content-Type"),
                ContentLocation = Validators.First(response.Content.Headers, "Content-Location"),
                ContentLanguage = Validators.First(response.Content.Headers, "Content-Language"),
                Limits = options.Limits,
            },
        };
    }

    // The base of relative addresses ends up in documents, so the secret must not.
    private static Uri WithoutCredential(Uri address, SourceRequest source) =>
        source.Credentials is SourceCredentials.Query ? new UriBuilder(address) { Query = "" }.Uri : address;

    private async Task<(BodyBuffer? Body, PollFailure? Failure)> BodyAsync(HttpResponseMessage response, string shown, CancellationToken cancellationToken)
    {
        var body = new BodyBuffer(options.MaxBytes);
        PollFailureKind? failure;
        try
        {
            if (response.Content.Headers.ContentLength > options.MaxBytes)
            {
                failure = PollFailureKind.TooLarge;
            }
            else
            {
                await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
                var fits = await body.TryFillAsync(stream, cancellationToken);
                (body, failure) = fits ? await ContentCoding.DecodeAsync(body, [.. response.Content.Headers.ContentEncoding], options.MaxBytes, cancellationToken) : (body, PollFailureKind.TooLarge);
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            failure = PollFailureKind.Truncated;
        }
        catch
        {
            body.Dispose();
            throw;
        }
        if (failure is null)
            return (body, null);
        body.Dispose();
        return (null, PollFailures.Of(failure.Value, failure == PollFailureKind.TooLarge
            ? $"{shown} sent more than {options.MaxBytes} bytes."
            : $"{shown} sent a body that ends too early or cannot be inflated."));
    }

    private static FetchResult Failed(RedirectTrail trail, PollFailure failure, int? status) =>
        new() { Address = trail.Address, Status = status, Failure = failure, MovedTo = trail.MovedTo };
}
