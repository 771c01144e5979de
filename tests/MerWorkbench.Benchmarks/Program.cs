Console.WriteLine("mer-bench");
return 0;
