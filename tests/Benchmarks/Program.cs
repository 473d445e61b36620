// As in a test run: the programs started here are found by a file that lies beside this one.
Environment.CurrentDirectory = AppContext.BaseDirectory;
BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(System.Reflection.Assembly.GetExecutingAssembly()).Run(args);
