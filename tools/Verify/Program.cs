return await Verify.CommandLine.RunAsync(args, Console.Out, Console.Error);
