using Listening.Benchmarks;

return await BenchmarkCommands.RunAsync(args);
