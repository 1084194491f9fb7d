using Listening.CommandLine;

using var io = CommandIo.OfProcess();
return await ListeningCommandLine.RunAsync(args, io);
