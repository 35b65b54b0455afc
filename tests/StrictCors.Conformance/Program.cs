using StrictCors.Conformance.Runs;

return await Commands.RunAsync(args);
