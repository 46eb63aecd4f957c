using NativeHost;
using NativeHost.Commands;

try
{
    return await CommandLine.RunAsync(args);
}
catch (HostException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
