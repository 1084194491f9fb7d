using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Listening.Tests.Scenarios;

/// <summary>The built executable as a child process whose standard input stays open.</summary>
internal sealed class VerbProcess : IAsyncDisposable
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly StringBuilder _output = new();

    private VerbProcess(ProcessStartInfo start)
    {
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        // The test host's own settings are not the child's.
        start.Environment["DOTNET_gcServer"] = "0";
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>As a shell writes it.</summary>
    public static string Command { get; } = $"'{Muxer()}' exec '{Path.Combine(AppContext.BaseDirectory, "listening.dll")}'";

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    public string Output => Text(_output);

    public string Error => Text(_error);

    public static VerbProcess Start(params IEnumerable<string> arguments) =>
        new(new ProcessStartInfo(Muxer(), ["exec", Path.Combine(AppContext.BaseDirectory, "listening.dll"), .. arguments]));

    /// <summary>A line for bash.</summary>
    public static VerbProcess Shell(string line) => new(new ProcessStartInfo("bash", ["-c", line]));

    public void Send(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    public async Task InputAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    public async Task UntilAsync(Func<Task<bool>> condition, string what, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.False(HasExited, $"It ended instead of: {what}. It said: {Error}");
            Assert.True(TimeProvider.System.GetElapsedTime(start) < Patience, $"Waited in vain for: {what}. It said: {Error}");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }

    private static void Add(StringBuilder lines, string? line)
    {
        lock (lines)
            lines.Append(line).Append(line is null ? "" : "\n");
    }

    private static string Text(StringBuilder lines)
    {
        lock (lines)
            return lines.ToString();
    }

    // The tests may run from their own executable, so this process is not always the muxer; it lies beside the runtime that runs us.
    private static string Muxer() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
