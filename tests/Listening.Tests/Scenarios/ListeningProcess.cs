using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Listening.Tests.Scenarios;

/// <summary>The built executable as a child process, with what it printed.</summary>
internal sealed class ListeningProcess : IAsyncDisposable
{
    private const int TerminateSignal = 15;
    private const string AddressMark = "Health and metrics: ";

    private readonly Process _process;

    private ListeningProcess(Process process, string command)
    {
        (_process, Command) = (process, command);
        process.OutputDataReceived += (_, line) => Output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => Error.Add(line.Data);
    }

    /// <summary>For messages: the verb and its arguments.</summary>
    public string Command { get; }

    public ProcessLines Output { get; } = new();

    public ProcessLines Error { get; } = new();

    public bool HasExited => _process.HasExited;

    private string Standing => $"{Command}: {(_process.HasExited ? $"ended with exit code {_process.ExitCode}" : "still runs")}, standard error:\n{Error}";

    /// <summary>Starts a verb.</summary>
    public static ListeningProcess Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Muxer(), ["exec", Path.Combine(AppContext.BaseDirectory, "listening.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // The test host's own settings are not the child's.
        start.Environment["DOTNET_gcServer"] = "0";
        var process = new ListeningProcess(new Process { StartInfo = start }, string.Join(' ', arguments));
        process._process.Start();
        process._process.StandardInput.Close();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<(int ExitCode, ProcessLines Output, ProcessLines Error)> RunAsync(CancellationToken cancellationToken, params IEnumerable<string> arguments)
    {
        await using var process = Start(arguments);
        return (await process.ExitAsync(cancellationToken), process.Output, process.Error);
    }

    /// <summary>Waits until every role said that it started and <c>/health/ready</c> answers 200.</summary>
    public async Task ReadyAsync(CancellationToken cancellationToken)
    {
        await Until.TrueAsync(() => HasExited || Error.Any(AddressMark), () => $"It did not start. {Standing}", cancellationToken);
        Assert.False(HasExited, Standing);
        var line = Error.First(AddressMark);
        var address = line[(line.IndexOf(AddressMark, StringComparison.Ordinal) + AddressMark.Length)..].Split(' ')[0];
        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = TimeSpan.FromSeconds(10) };
        await Until.TrueAsync(
            async () =>
            {
                using var answer = await http.GetAsync("/health/ready", cancellationToken);
                return answer.IsSuccessStatusCode;
            },
            () => $"It was never ready. {Standing}",
            cancellationToken);
    }

    /// <summary>Waits until a line of standard error contains a text.</summary>
    public async Task SaysAsync(string text, CancellationToken cancellationToken)
    {
        await Until.TrueAsync(() => Error.Any(text) || HasExited, () => $"It never said \"{text}\". {Standing}", cancellationToken);
        Assert.True(Error.Any(text), $"It never said \"{text}\". {Standing}");
    }

    /// <summary>SIGKILL: nothing of the process runs any more when this returns.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        Assert.False(HasExited, $"It ended before it was killed. {Standing}");
        _process.Kill();
        await _process.WaitForExitAsync(cancellationToken);
    }

    /// <summary>SIGTERM; the exit code.</summary>
    public async Task<int> TerminateAsync(CancellationToken cancellationToken)
    {
        Assert.False(HasExited, $"It ended before it was asked to. {Standing}");
        Assert.Equal(0, Kill(_process.Id, TerminateSignal));
        return await ExitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Until.Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"It did not end. {Standing}", exception);
        }
    }

    // The tests may run from their own executable, so this process is not always the muxer; it lies beside the runtime that runs us.
    private static string Muxer() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
